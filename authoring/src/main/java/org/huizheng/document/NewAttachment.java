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

    /** Opened more than once: to look at the type, then to store. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    public static NewAttachment of(String name, byte[] bytes) {
        return new NewAttachment(name, () -> new ByteArrayInputStream(bytes));
    }

    public static NewAttachment of(String name, Path file) {
        return new NewAttachment(name, () -> Files.newInputStream(file));
    }
}
