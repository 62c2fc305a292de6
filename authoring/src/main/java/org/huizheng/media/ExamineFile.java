package org.huizheng.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.BlobStore.Area;
import org.huizheng.kernel.Problem;

/** Looks at an uploaded file, cleans it and keeps it in the private area; two at a time, since pictures take memory. */
final class ExamineFile {

    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 20;
    private static final long MOST_PICTURE = 64 << 20;

    private final BlobStore blobs;
    private final MediaSettings settings;
    private final MakeRenditions renditions;
    private final Inspection inspection = new Inspection();
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    ExamineFile(BlobStore blobs, MediaSettings settings, MakeRenditions renditions) {
        this.blobs = blobs;
        this.settings = settings;
        this.renditions = renditions;
    }

    Examined perform(String name, Path file) throws IOException, Refused {
        take();
        try {
            FileType type = inspection.inspect(name, file);
            return type.isPicture() ? picture(name, type, file) : plain(name, type, file);
        } finally {
            places.release();
        }
    }

    private void take() {
        try {
            if (places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Problem("busy", 503, "正在处理的文件太多，请稍后再试");
    }

    private Examined plain(String name, FileType type, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String hash = blobs.put(Area.PRIVATE, in);
            return new Examined(type.name(name), type, hash, Files.size(file), null, null, List.of());
        }
    }

    private Examined picture(String name, FileType type, Path file) throws IOException, Refused {
        if (Files.size(file) > MOST_PICTURE) {
            throw new Refused("size", "图片“" + name + "”超过 " + (MOST_PICTURE >> 20) + " MB");
        }
        CleanPicture picture = CleanPicture.of(name, type, Files.readAllBytes(file));
        long pixels = (long) picture.width() * picture.height() * picture.frames();
        if (pixels > settings.mostPixels()) {
            throw new Refused(
                    "pixels",
                    "图片“" + name + "”有 " + pixels / 1_000_000 + " 百万像素，超过 " + settings.mostPixels() / 1_000_000
                            + " 百万像素");
        }
        MakeRenditions.Made made = renditions.perform(name, type, picture);
        String hash = blobs.put(Area.PRIVATE, new ByteArrayInputStream(made.original()));
        return new Examined(
                type.name(name), type, hash, made.original().length, made.width(), made.height(), made.renditions());
    }
}
