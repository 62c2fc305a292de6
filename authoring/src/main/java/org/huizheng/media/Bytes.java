package org.huizheng.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.huizheng.media.CleanPicture.Damaged;

/** Reads a picture's bytes from front to back and copies what may stay. */
final class Bytes {

    private final byte[] in;
    private final ByteArrayOutputStream out;
    private int at;

    Bytes(byte[] in) {
        this.in = in;
        this.out = new ByteArrayOutputStream(in.length);
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at >= in.length;
    }

    int next() throws Damaged {
        need(1);
        return in[at++] & 0xff;
    }

    int at(int position) throws Damaged {
        if (position < 0 || position >= in.length) {
            throw new Damaged();
        }
        return in[position] & 0xff;
    }

    int big16(int position) throws Damaged {
        return at(position) << 8 | at(position + 1);
    }

    int big32(int position) throws Damaged {
        return big16(position) << 16 | big16(position + 2);
    }

    int little16(int position) throws Damaged {
        return at(position) | at(position + 1) << 8;
    }

    int little24(int position) throws Damaged {
        return little16(position) | at(position + 2) << 16;
    }

    int little32(int position) throws Damaged {
        return little16(position) | little16(position + 2) << 16;
    }

    boolean says(int position, String latin) {
        byte[] expected = latin.getBytes(StandardCharsets.ISO_8859_1);
        if (position < 0 || position + expected.length > in.length) {
            return false;
        }
        return java.util.Arrays.equals(in, position, position + expected.length, expected, 0, expected.length);
    }

    void skip(int length) throws Damaged {
        need(length);
        at += length;
    }

    void copy(int length) throws Damaged {
        need(length);
        out.write(in, at, length);
        at += length;
    }

    void write(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
    }

    byte[] written() {
        return out.toByteArray();
    }

    private void need(int length) throws Damaged {
        if (length < 0 || length > in.length - at) {
            throw new Damaged();
        }
    }
}
