package org.huizheng.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to be kept with a document. The body and the fields name it {@code attachment:NAME}; what they show is inline and
 * not listed below the text.
 */
public record NewAttachment(String name, Content content) {

    private record InLibrary(long mediaId) implements Content {
        @Override
        public InputStream open() throws IOException {
            throw new IOException("media " + mediaId);
        }
    }

    /** Opened more than once: to look at the type, then to store. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** A file of the site's library, listed below the text. */
    public static NewAttachment ofLibrary(long mediaId) {
        return new NewAttachment("media:" + mediaId, new InLibrary(mediaId));
    }

    boolean isFromLibrary() {
        return content instanceof InLibrary;
    }

    long mediaId() {
        return content instanceof InLibrary library ? library.mediaId : 0;
    }

    public static NewAttachment of(String name, byte[] bytes) {
        return new NewAttachment(name, () -> new ByteArrayInputStream(bytes));
    }

    public static NewAttachment of(String name, Path file) {
        return new NewAttachment(name, () -> Files.newInputStream(file));
    }
}
