package org.huizheng.media;

import org.huizheng.media.CleanPicture.Damaged;

/** The one thing of EXIF that matters to who looks at the picture. */
final class Exif {

    private static final int ORIENTATION = 0x0112;

    private final Bytes bytes;
    private final int start;
    private final boolean little;

    Exif(Bytes bytes, int start) {
        this.bytes = bytes;
        this.start = start;
        this.little = bytes.says(start, "II");
    }

    /** 1 when it is not said, or not in a way one can read. */
    int orientation() {
        try {
            int directory = start + (little ? bytes.little32(start + 4) : bytes.big32(start + 4));
            int entries = two(directory);
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + 12 * i;
                if (two(entry) == ORIENTATION) {
                    int value = two(entry + 8);
                    return value >= 1 && value <= 8 ? value : 1;
                }
            }
        } catch (Damaged e) {
            // a picture can do without
        }
        return 1;
    }

    private int two(int position) throws Damaged {
        return little ? bytes.little16(position) : bytes.big16(position);
    }
}
