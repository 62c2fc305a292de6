package org.huizheng.media;

import org.huizheng.media.CleanPicture.Damaged;

/** The segments of a JPEG: what decodes it and its colour profile stay, the rest goes. */
final class JpegFile {

    /** More scans than any camera or editor writes; each costs a pass over the whole picture. */
    private static final int MOST_SCANS = 100;

    private final Bytes bytes;
    private int width;
    private int height;
    private int orientation = 1;
    private int scans;

    JpegFile(byte[] bytes) {
        this.bytes = new Bytes(bytes);
    }

    CleanPicture cleaned() throws Damaged {
        bytes.copy(2);
        for (int marker = marker(); marker != 0xd9; marker = marker()) {
            segment(marker);
        }
        bytes.write(0xff, 0xd9);
        if (width == 0 || height == 0 || scans == 0) {
            throw new Damaged();
        }
        return new CleanPicture(bytes.written(), width, height, orientation, 1);
    }

    private int marker() throws Damaged {
        if (bytes.next() != 0xff) {
            throw new Damaged();
        }
        int marker = bytes.next();
        while (marker == 0xff) {
            marker = bytes.next();
        }
        return marker;
    }

    private void segment(int marker) throws Damaged {
        int start = bytes.at();
        int length = bytes.big16(start);
        if (marker < 0xc0 || marker >= 0xd0 && marker <= 0xd8 || length < 2) {
            throw new Damaged();
        }
        if (isFrame(marker)) {
            height = bytes.big16(start + 3);
            width = bytes.big16(start + 5);
        }
        if (marker == 0xe1 && bytes.says(start + 2, "Exif\0\0")) {
            orientation = new Exif(bytes, start + 8).orientation();
        }
        if (marker == 0xe0 && bytes.says(start + 2, "JFIF\0") && length >= 16) {
            withoutThumbnail(length);
        } else if (stays(marker, start + 2)) {
            bytes.write(0xff, marker);
            bytes.copy(length);
        } else {
            bytes.skip(length);
        }
        if (marker == 0xda) {
            scan();
        }
    }

    private void withoutThumbnail(int length) throws Damaged {
        bytes.write(0xff, 0xe0, 0, 16);
        bytes.skip(2);
        bytes.copy(12);
        bytes.write(0, 0);
        bytes.skip(length - 14);
    }

    private boolean stays(int marker, int start) {
        boolean application = marker >= 0xe0 && marker <= 0xef;
        return marker == 0xe2 && bytes.says(start, "ICC_PROFILE\0")
                || marker == 0xee && bytes.says(start, "Adobe")
                || !application && marker < 0xf0;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private void scan() throws Damaged {
        if (++scans > MOST_SCANS) {
            throw new Damaged();
        }
        int end = bytes.at();
        while (bytes.at(end) != 0xff || isInside(bytes.at(end + 1))) {
            end++;
        }
        bytes.copy(end - bytes.at());
    }

    /** Stuffing and restarts belong to the scan; a marker may be preceded by fill bytes. */
    private static boolean isInside(int afterFf) {
        return afterFf == 0 || afterFf >= 0xd0 && afterFf <= 0xd7;
    }
}
