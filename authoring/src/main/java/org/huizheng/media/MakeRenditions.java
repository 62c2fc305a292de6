package org.huizheng.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.BlobStore.Area;

/** Makes smaller versions of a still JPEG or PNG, upright and in sRGB. The same picture gives the same bytes. */
final class MakeRenditions {

    private final BlobStore blobs;
    private final MediaSettings settings;

    MakeRenditions(BlobStore blobs, MediaSettings settings) {
        this.blobs = blobs;
        this.settings = settings;
    }

    /** @param original the bytes to keep: turned upright where the camera only noted how it was held */
    record Made(byte[] original, int width, int height, List<Rendition> renditions) {}

    Made perform(String name, FileType type, CleanPicture picture) throws IOException, Refused {
        if (picture.frames() > 1 || !DecodedPicture.READABLE.contains(type)) {
            return untouched(picture);
        }
        Optional<BufferedImage> decoded = DecodedPicture.of(name, picture);
        if (decoded.isEmpty()) {
            return untouched(picture);
        }
        BufferedImage image = decoded.get();
        byte[] original = picture.bytes();
        if (picture.isTurned()) {
            image = Upright.of(image, picture.orientation());
            original = DecodedPicture.encoded(type, image, DecodedPicture.FINE);
        }
        return new Made(original, image.getWidth(), image.getHeight(), renditions(type, image, original.length));
    }

    private static Made untouched(CleanPicture picture) {
        return new Made(picture.bytes(), picture.width(), picture.height(), List.of());
    }

    /** From the widest down, each from the one before; one that saves nothing is not kept. */
    private List<Rendition> renditions(FileType type, BufferedImage image, long most) throws IOException {
        List<Rendition> made = new ArrayList<>();
        BufferedImage from = image;
        for (int width : settings.widths().reversed()) {
            if (width < image.getWidth()) {
                int height = Math.max(1, Math.round((float) image.getHeight() * width / image.getWidth()));
                from = Smaller.of(from, width, height);
                byte[] bytes = DecodedPicture.encoded(type, from, DecodedPicture.PLAIN);
                if (bytes.length < most) {
                    String hash = blobs.put(Area.PRIVATE, new ByteArrayInputStream(bytes));
                    made.addFirst(new Rendition(width, height, hash, bytes.length));
                }
            }
        }
        return List.copyOf(made);
    }
}
