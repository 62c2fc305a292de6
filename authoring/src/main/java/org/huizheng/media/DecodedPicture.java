package org.huizheng.media;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Between a picture's bytes and its points. */
final class DecodedPicture {

    static final Set<FileType> READABLE = Set.of(FileType.JPEG, FileType.PNG);
    static final float PLAIN = 0.82f;
    static final float FINE = 0.92f;

    static {
        ImageIO.setUseCache(false);
    }

    private DecodedPicture() {}

    /** Empty for colours the platform cannot read, as those meant for print. */
    static Optional<BufferedImage> of(String name, CleanPicture picture) throws Refused {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture.bytes()))) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            try {
                reader.setInput(in, true, true);
                return Optional.of(inStandardColours(reader.read(0)));
            } finally {
                reader.dispose();
            }
        } catch (IIOException e) {
            if (String.valueOf(e.getMessage()).startsWith("Unsupported")) {
                return Optional.empty();
            }
            throw damaged(name);
        } catch (IOException | RuntimeException e) {
            throw damaged(name);
        }
    }

    private static Refused damaged(String name) {
        return new Refused("damaged", "图片“" + name + "”不完整或已损坏");
    }

    private static BufferedImage inStandardColours(BufferedImage image) {
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        if (image.getType() == type) {
            return image;
        }
        BufferedImage standard = new BufferedImage(image.getWidth(), image.getHeight(), type);
        ColorSpace colours = image.getColorModel().getColorSpace();
        if (!colours.isCS_sRGB() && colours.getType() == ColorSpace.TYPE_RGB) {
            return new ColorConvertOp(null).filter(image, standard);
        }
        var drawing = standard.createGraphics();
        drawing.drawImage(image, 0, 0, null);
        drawing.dispose();
        return standard;
    }

    static byte[] encoded(FileType type, BufferedImage image, float quality) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersBySuffix(type.extension()).next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (type == FileType.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(quality);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
