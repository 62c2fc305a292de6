package org.huizheng.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Immutable bytes named by their SHA-256 (64 lower-case hex digits), in two areas that never mix. */
public interface BlobStore {

    enum Area {
        PRIVATE,
        PUBLIC
    }

    /** Stores the stream once, however often it is put; returns the hash. A broken stream leaves nothing behind. */
    String put(Area area, InputStream bytes) throws IOException;

    boolean contains(Area area, String hash);

    /** @throws java.nio.file.NoSuchFileException when the area does not hold the hash */
    InputStream open(Area area, String hash) throws IOException;

    /** Makes a private blob public, on release of the first edition that shows it. Idempotent. */
    void expose(String hash) throws IOException;

    /** Takes a blob out of the public area; the private one stays where there is one. Idempotent. */
    void hide(String hash) throws IOException;

    /** A local file with the bytes of the blob, for sendfile and hard links; never written to. */
    Path file(Area area, String hash) throws IOException;

    long size(Area area, String hash) throws IOException;
}
