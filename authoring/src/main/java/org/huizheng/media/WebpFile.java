package org.huizheng.media;

import java.util.Set;
import org.huizheng.media.CleanPicture.Damaged;

/** The chunks of a WebP: frames, transparency and colour profile stay; EXIF, XMP and unknown chunks go. */
final class WebpFile {

    private static final Set<String> STAY = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int HIDDEN_DATA = 0x08 | 0x04;

    private final Bytes bytes;
    private int width;
    private int height;
    private int frames;

    WebpFile(byte[] bytes) {
        this.bytes = new Bytes(bytes);
    }

    CleanPicture cleaned() throws Damaged {
        long end = 8L + Integer.toUnsignedLong(bytes.little32(4));
        bytes.copy(12);
        while (bytes.at() + 8L <= end && !bytes.atEnd()) {
            chunk();
        }
        byte[] cleaned = bytes.written();
        if (width == 0 || height == 0 || bytes.at() < end - 1) {
            throw new Damaged();
        }
        int size = cleaned.length - 8;
        for (int i = 0; i < 4; i++) {
            cleaned[4 + i] = (byte) (size >> 8 * i);
        }
        if (cleaned.length > 20 && cleaned[15] == 'X') {
            cleaned[20] &= (byte) ~HIDDEN_DATA;
        }
        return new CleanPicture(cleaned, width, height, 1, Math.max(frames, 1));
    }

    private void chunk() throws Damaged {
        int start = bytes.at();
        int length = bytes.little32(start + 4);
        String type = "";
        for (int i = 0; i < 4; i++) {
            type += (char) bytes.at(start + i);
        }
        int whole = Math.addExact(8, length < 0 ? -8 : length + (length & 1));
        if (width == 0) {
            measure(type, start + 8);
        }
        frames += type.equals("ANMF") ? 1 : 0;
        if (STAY.contains(type)) {
            bytes.copy(whole);
        } else {
            bytes.skip(whole);
        }
        if (whole <= 0) {
            throw new Damaged();
        }
    }

    private void measure(String type, int data) throws Damaged {
        switch (type) {
            case "VP8X" -> size(bytes.little24(data + 4) + 1, bytes.little24(data + 7) + 1);
            case "VP8 " -> size(bytes.little16(data + 6) & 0x3fff, bytes.little16(data + 8) & 0x3fff);
            case "VP8L" -> size((bytes.little32(data + 1) & 0x3fff) + 1, (bytes.little32(data + 1) >> 14 & 0x3fff) + 1);
            default -> {}
        }
    }

    private void size(int width, int height) {
        this.width = width;
        this.height = height;
    }
}
