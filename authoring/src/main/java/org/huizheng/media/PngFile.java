package org.huizheng.media;

import java.util.Set;
import java.util.zip.CRC32;
import org.huizheng.media.CleanPicture.Damaged;

/** The chunks of a PNG: what draws it and its colours stay; texts, times and private chunks go. */
final class PngFile {

    private static final Set<String> STAY = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "acTL", "fcTL",
            "fdAT");
    private static final int MOST_PROFILE = 1 << 20;

    private final byte[] in;
    private final Bytes bytes;
    private int width;
    private int height;
    private int frames;
    private boolean drawn;

    PngFile(byte[] in) {
        this.in = in;
        this.bytes = new Bytes(in);
    }

    CleanPicture cleaned() throws Damaged {
        bytes.copy(8);
        String type = "";
        while (!type.equals("IEND")) {
            type = chunk();
        }
        if (width <= 0 || height <= 0 || !drawn) {
            throw new Damaged();
        }
        return new CleanPicture(bytes.written(), width, height, 1, Math.max(frames, 1));
    }

    private String chunk() throws Damaged {
        int start = bytes.at();
        int length = bytes.big32(start);
        String type = "";
        for (int i = 4; i < 8; i++) {
            type += (char) bytes.at(start + i);
        }
        if (length < 0
                || length > in.length - start - 12
                || width == 0 && !type.equals("IHDR")
                || wrong(start, length)) {
            throw new Damaged();
        }
        if (type.equals("IHDR")) {
            width = bytes.big32(start + 8);
            height = bytes.big32(start + 12);
        }
        frames += type.equals("fcTL") ? 1 : 0;
        drawn |= type.equals("IDAT");
        if (STAY.contains(type) || type.equals("iCCP") && length <= MOST_PROFILE) {
            bytes.copy(length + 12);
        } else {
            bytes.skip(length + 12);
        }
        return type;
    }

    private boolean wrong(int start, int length) throws Damaged {
        CRC32 sum = new CRC32();
        sum.update(in, start + 4, length + 4);
        return (int) sum.getValue() != bytes.big32(start + 8 + length);
    }
}
