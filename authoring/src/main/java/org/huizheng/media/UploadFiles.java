package org.huizheng.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Where the bytes of files on their way lie, named by the upload alone. */
final class UploadFiles {

    private final Path folder;

    UploadFiles(MediaSettings settings) {
        this.folder = settings.uploads();
    }

    Path of(long uploadId) {
        return folder.resolve(uploadId + ".part");
    }

    void write(long uploadId, long offset, byte[] bytes) {
        try {
            prepare();
            try (FileChannel file =
                    FileChannel.open(of(uploadId), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                for (long at = offset; rest.hasRemaining(); ) {
                    at += file.write(rest, at);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prepare() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    void delete(List<Long> uploadIds) {
        for (long id : uploadIds) {
            try {
                Files.deleteIfExists(of(id));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
