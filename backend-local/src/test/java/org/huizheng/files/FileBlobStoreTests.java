package org.huizheng.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.BlobStore.Area;
import org.huizheng.kernel.BlobStoreContract;
import org.junit.jupiter.api.Test;

class FileBlobStoreTests extends BlobStoreContract {

    @Override
    protected BlobStore create() {
        return new FileBlobStore(directory.resolve("blobs"));
    }

    @Override
    protected void assertNothingLeft() {
        assertThat(directory.resolve("blobs/incoming")).isEmptyDirectory();
        assertThat(directory.resolve("blobs/private")).isEmptyDirectory();
    }

    @Test
    void aPublicBlobSharesItsBytesWithThePrivateOne() throws IOException {
        String hash = put(Area.PRIVATE, "shared");
        store.expose(hash);
        assertThat(inode(Area.PUBLIC, hash)).isEqualTo(inode(Area.PRIVATE, hash));
    }

    @Test
    void filesAreReadOnlyAndThePrivateAreaIsClosed() throws IOException {
        String hash = put(Area.PRIVATE, "closed");
        assertThat(mode(store.file(Area.PRIVATE, hash))).isEqualTo("r--r--r--");
        assertThat(mode(directory.resolve("blobs/private"))).isEqualTo("rwx------");
    }

    @Test
    void twoLevelsOfDirectoriesKeepThemSmall() throws IOException {
        String hash = put(Area.PUBLIC, "fan-out");
        assertThat(store.file(Area.PUBLIC, hash)).endsWith(Path.of(hash.substring(0, 2), hash.substring(2, 4), hash));
    }

    @Test
    void aSymbolicLinkIsNoBlob() throws IOException {
        String hash = put(Area.PUBLIC, "target");
        Path file = store.file(Area.PUBLIC, hash);
        Path elsewhere = directory.resolve("elsewhere");
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        assertThat(store.contains(Area.PUBLIC, hash)).isFalse();
        assertThatThrownBy(() -> store.open(Area.PUBLIC, hash)).isInstanceOf(NoSuchFileException.class);
    }

    private Object inode(Area area, String hash) throws IOException {
        return Files.getAttribute(store.file(area, hash), "unix:ino");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
