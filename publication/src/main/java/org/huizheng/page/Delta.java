package org.huizheng.page;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Bytes, told by how they differ from others: how many at the beginning and at the end are the same, and the rest deflated with
 * the others' bytes of that place as dictionary. What differs from nothing is deflated alone.
 */
final class Delta {

    private static final int WINDOW = 32_768;
    private static final byte[] NOTHING = {};

    private Delta() {}

    static byte[] of(byte[] bytes, byte[] from) {
        int most = Math.min(bytes.length, from.length);
        int mismatch = Arrays.mismatch(bytes, from);
        int head = mismatch < 0 ? most : mismatch;
        int tail = 0;
        while (tail < most - head && bytes[bytes.length - 1 - tail] == from[from.length - 1 - tail]) {
            tail++;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        number(out, bytes.length);
        number(out, head);
        number(out, tail);
        out.writeBytes(deflated(Arrays.copyOfRange(bytes, head, bytes.length - tail), dictionary(from, head)));
        return out.toByteArray();
    }

    static byte[] whole(byte[] bytes) {
        return of(bytes, NOTHING);
    }

    /** @return null when it is not how that many bytes differ from these */
    static byte @Nullable [] apply(byte[] delta, byte[] from, int size) {
        int[] at = {0};
        int length = number(delta, at);
        int head = number(delta, at);
        int tail = number(delta, at);
        if (length != size || head < 0 || tail < 0 || (long) head + tail > Math.min(length, from.length)) {
            return null;
        }
        byte[] bytes = new byte[length];
        System.arraycopy(from, 0, bytes, 0, head);
        System.arraycopy(from, from.length - tail, bytes, length - tail, tail);
        return inflate(delta, at[0], dictionary(from, head), bytes, head, length - head - tail) ? bytes : null;
    }

    static byte @Nullable [] whole(byte[] delta, int size) {
        return apply(delta, NOTHING, size);
    }

    private static byte[] dictionary(byte[] from, int head) {
        return Arrays.copyOfRange(from, head, Math.min(from.length, head + WINDOW));
    }

    private static byte[] deflated(byte[] bytes, byte[] dictionary) {
        if (bytes.length == 0) {
            return NOTHING;
        }
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setDictionary(dictionary);
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[8_192];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static boolean inflate(byte[] delta, int from, byte[] dictionary, byte[] into, int at, int length) {
        if (length == 0) {
            return from == delta.length;
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(dictionary);
            inflater.setInput(delta, from, delta.length - from);
            int done = 0;
            for (int got = -1; got != 0 && done < length; done += got) {
                got = inflater.inflate(into, at + done, length - done);
            }
            return done == length;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }

    private static void number(ByteArrayOutputStream out, int value) {
        int left = value;
        for (; left > 0x7f; left >>>= 7) {
            out.write(left & 0x7f | 0x80);
        }
        out.write(left);
    }

    /** @return -1 when it is none */
    private static int number(byte[] bytes, int[] at) {
        int value = 0;
        for (int shift = 0; shift < 35 && at[0] < bytes.length; shift += 7) {
            int part = bytes[at[0]++];
            value |= (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
        return -1;
    }
}
