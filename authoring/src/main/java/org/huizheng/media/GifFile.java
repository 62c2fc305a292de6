package org.huizheng.media;

import org.huizheng.media.CleanPicture.Damaged;

/** The blocks of a GIF: frames and the count of repetitions stay; comments and foreign blocks go. */
final class GifFile {

    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2c;
    private static final int END = 0x3b;

    private final Bytes bytes;
    private int frames;

    GifFile(byte[] bytes) {
        this.bytes = new Bytes(bytes);
    }

    CleanPicture cleaned() throws Damaged {
        int width = bytes.little16(6);
        int height = bytes.little16(8);
        int flags = bytes.at(10);
        bytes.copy(13);
        bytes.copy(table(flags));
        for (int block = bytes.at(bytes.at()); block != END; block = bytes.at(bytes.at())) {
            switch (block) {
                case EXTENSION -> extension();
                case FRAME -> frame();
                default -> throw new Damaged();
            }
        }
        bytes.copy(1);
        if (width == 0 || height == 0 || frames == 0) {
            throw new Damaged();
        }
        return new CleanPicture(bytes.written(), width, height, 1, frames);
    }

    private static int table(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private void extension() throws Damaged {
        int label = bytes.at(bytes.at() + 1);
        boolean repeats = label == 0xff
                && (bytes.says(bytes.at() + 3, "NETSCAPE2.0") || bytes.says(bytes.at() + 3, "ANIMEXTS1.0"));
        boolean stays = label == 0xf9 || repeats;
        take(2, stays);
        blocks(stays);
    }

    private void frame() throws Damaged {
        frames++;
        int flags = bytes.at(bytes.at() + 9);
        bytes.copy(10 + table(flags) + 1);
        blocks(true);
    }

    private void blocks(boolean stay) throws Damaged {
        int length;
        do {
            length = bytes.at(bytes.at());
            take(length + 1, stay);
        } while (length > 0);
    }

    private void take(int length, boolean stays) throws Damaged {
        if (stays) {
            bytes.copy(length);
        } else {
            bytes.skip(length);
        }
    }
}
