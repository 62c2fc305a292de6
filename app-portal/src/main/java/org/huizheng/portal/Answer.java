package org.huizheng.portal;

import java.nio.file.Path;

/** What an address leads to. */
sealed interface Answer {

    record Held(Ready ready) implements Answer {}

    /** @param size in bytes, as it was when the file was found */
    record Large(Path file, String path, long size, String etag) implements Answer {}

    record Moved(int status, String location) implements Answer {}

    /** Taken away for good, without a notice of its own. */
    record Gone() implements Answer {}

    record Missing() implements Answer {}

    /** What lies there is not what was published. */
    record Refused() implements Answer {}
}
