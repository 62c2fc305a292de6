package org.huizheng.media;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as cameras and attackers make them. */
public final class Pictures {

    private Pictures() {}

    public static byte[] jpeg(int width, int height) {
        return encoded("jpg", width, height);
    }

    public static byte[] png(int width, int height) {
        return encoded("png", width, height);
    }

    /** Red at the left, blue at the right, so that a turned one is seen. */
    private static byte[] encoded(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var drawing = image.createGraphics();
        drawing.setPaint(new GradientPaint(0, 0, Color.RED, width, 0, Color.BLUE));
        drawing.fillRect(0, 0, width, height);
        drawing.setColor(Color.WHITE);
        for (int i = 0; i < Math.min(width, height); i += 7) {
            drawing.drawLine(i, 0, width - i, height);
        }
        drawing.dispose();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With an EXIF block that tells how the camera was held and where, an XMP block, and a comment. */
    static byte[] jpegThatTells(int width, int height, int orientation) {
        byte[] plain = jpeg(width, height);
        ByteBuffer exif = ByteBuffer.allocate(86);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 2);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38);
        exif.putInt(0).putShort((short) 1);
        exif.putShort((short) 1).putShort((short) 2).putInt(2).put("N\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.putInt(0).put("GPS 26.64N 118.17E".getBytes(StandardCharsets.ISO_8859_1));
        return joined(
                new byte[] {(byte) 0xff, (byte) 0xd8},
                segment(0xe1, exif.array()),
                segment(
                        0xe1,
                        "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>exif:GPSLatitude</x:xmpmeta>"
                                .getBytes(StandardCharsets.ISO_8859_1)),
                segment(0xfe, "taken by Zhang Ming".getBytes(StandardCharsets.ISO_8859_1)),
                java.util.Arrays.copyOfRange(plain, 2, plain.length));
    }

    private static byte[] segment(int marker, byte[] data) {
        return ByteBuffer.allocate(data.length + 4)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (data.length + 2))
                .put(data)
                .array();
    }

    /** A header that promises much more than it holds. */
    static byte[] hugePng(int width, int height) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return joined(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
                chunk("IHDR", header),
                chunk("IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1}),
                chunk("IEND", new byte[0]));
    }

    static byte[] chunk(String type, byte[] data) {
        byte[] named = joined(type.getBytes(StandardCharsets.ISO_8859_1), data);
        CRC32 sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    /** Every frame is one byte of data, and the whole screen. */
    static byte[] gif(int width, int height, int frames) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("GIF89a".getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(new byte[] {
            (byte) width,
            (byte) (width >> 8),
            (byte) height,
            (byte) (height >> 8),
            (byte) 0x80,
            0,
            0,
            0,
            0,
            0,
            -1,
            -1,
            -1
        });
        out.writeBytes(new byte[] {0x21, (byte) 0xfe, 5, 'h', 'e', 'l', 'l', 'o', 0});
        for (int i = 0; i < frames; i++) {
            out.writeBytes(new byte[] {
                0x2c,
                0,
                0,
                0,
                0,
                (byte) width,
                (byte) (width >> 8),
                (byte) height,
                (byte) (height >> 8),
                0,
                2,
                1,
                0x2c,
                0
            });
        }
        out.write(0x3b);
        return out.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
