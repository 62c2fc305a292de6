package org.huizheng.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What tells one file from the one that replaced it under the same name. */
record Stamp(@Nullable Object key, long modifiedNanos, long size) {

    /** @return null when there is no regular file of that name; a symbolic link is none */
    static @Nullable Stamp of(Path file) {
        try {
            var a = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return a.isRegularFile()
                    ? new Stamp(a.fileKey(), a.lastModifiedTime().to(TimeUnit.NANOSECONDS), a.size())
                    : null;
        } catch (IOException e) {
            return null;
        }
    }
}
