package org.huizheng.media;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Scales down by halves first, so that every point of the picture counts. */
final class Smaller {

    private Smaller() {}

    static BufferedImage of(BufferedImage image, int width, int height) {
        BufferedImage at = image;
        while (at.getWidth() >= 2 * width && at.getHeight() >= 2 * height) {
            at = drawn(at, at.getWidth() / 2, at.getHeight() / 2);
        }
        return at.getWidth() == width && at.getHeight() == height ? at : drawn(at, width, height);
    }

    private static BufferedImage drawn(BufferedImage from, int width, int height) {
        BufferedImage to = new BufferedImage(width, height, from.getType());
        Graphics2D drawing = to.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        drawing.drawImage(from, 0, 0, width, height, null);
        drawing.dispose();
        return to;
    }
}
