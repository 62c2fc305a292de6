package org.huizheng.media;

/**
 * A picture's bytes without what it should not say: place, device, author, thumbnails, comments, whatever follows its end.
 *
 * @param width as stored, before the orientation is applied
 * @param orientation of the camera, 1 to 8 as in EXIF
 * @param frames more than one in an animation
 */
record CleanPicture(byte[] bytes, int width, int height, int orientation, int frames) {

    static CleanPicture of(String name, FileType type, byte[] bytes) throws Refused {
        try {
            return switch (type) {
                case JPEG -> new JpegFile(bytes).cleaned();
                case PNG -> new PngFile(bytes).cleaned();
                case GIF -> new GifFile(bytes).cleaned();
                case WEBP -> new WebpFile(bytes).cleaned();
                default -> throw new IllegalArgumentException(type.type());
            };
        } catch (Damaged e) {
            throw new Refused("damaged", "图片“" + name + "”不完整或已损坏");
        }
    }

    boolean isTurned() {
        return orientation > 1;
    }

    /** The bytes do not add up. */
    static final class Damaged extends Exception {}
}
