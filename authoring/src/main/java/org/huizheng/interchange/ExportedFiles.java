package org.huizheng.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.huizheng.kernel.BlobStore;
import org.huizheng.release.EditionContent.Attachment;

/** The folder beside an export file: each file once, named by its content. */
final class ExportedFiles {

    private final BlobStore blobs;
    private final Path beside;
    private final String folder = "files";

    ExportedFiles(BlobStore blobs, Path exportFile) {
        this.blobs = blobs;
        this.beside = exportFile.resolveSibling(folder);
    }

    /** @return the path to write in the line */
    String write(Attachment file) throws IOException {
        String extension = file.path().substring(file.path().lastIndexOf('.'));
        String name = file.blob().substring(0, 32) + extension;
        Path target = beside.resolve(name);
        if (!Files.exists(target)) {
            Files.createDirectories(beside);
            Path part = Files.createTempFile(beside, ".part", extension);
            try (InputStream in = blobs.open(BlobStore.Area.PUBLIC, file.blob())) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return folder + "/" + name;
    }
}
