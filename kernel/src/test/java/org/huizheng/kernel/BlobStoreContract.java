package org.huizheng.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.huizheng.kernel.BlobStore.Area;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every blob store keeps; each adapter extends this. */
@NullMarked
public abstract class BlobStoreContract {

    @TempDir
    protected Path directory = Path.of(".");

    protected BlobStore store = new MemoryBlobStore();

    protected abstract BlobStore create();

    @BeforeEach
    void createStore() {
        store = create();
    }

    @Test
    void aBlobIsNamedByItsHash() throws IOException {
        String hash = put(Area.PRIVATE, "条例");
        assertThat(hash).isEqualTo(Hashes.hex("条例"));
        assertThat(read(Area.PRIVATE, hash)).isEqualTo("条例");
        assertThat(store.size(Area.PRIVATE, hash)).isEqualTo("条例".getBytes(UTF_8).length);
        assertThat(Files.readString(store.file(Area.PRIVATE, hash))).isEqualTo("条例");
    }

    @Test
    void puttingTwiceStoresOnce() throws IOException {
        assertThat(put(Area.PRIVATE, "a")).isEqualTo(put(Area.PRIVATE, "a"));
    }

    @Test
    void anEmptyBlobIsABlob() throws IOException {
        String hash = put(Area.PUBLIC, "");
        assertThat(store.size(Area.PUBLIC, hash)).isZero();
    }

    @Test
    void aLargeBlobKeepsEveryByte() throws IOException {
        byte[] bytes = new byte[3_000_001];
        new java.util.Random(7).nextBytes(bytes);
        String hash = store.put(Area.PRIVATE, new ByteArrayInputStream(bytes));
        assertThat(hash).isEqualTo(Hashes.hex(Hashes.sha256(bytes)));
        try (InputStream in = store.open(Area.PRIVATE, hash)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void theAreasDoNotMix() throws IOException {
        String hash = put(Area.PRIVATE, "draft");
        assertThat(store.contains(Area.PRIVATE, hash)).isTrue();
        assertThat(store.contains(Area.PUBLIC, hash)).isFalse();
        assertThatThrownBy(() -> store.open(Area.PUBLIC, hash)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void exposingMakesABlobPublicHoweverOften() throws IOException {
        String hash = put(Area.PRIVATE, "released");
        store.expose(hash);
        store.expose(hash);
        assertThat(read(Area.PUBLIC, hash)).isEqualTo("released");
        assertThat(read(Area.PRIVATE, hash)).isEqualTo("released");
    }

    @Test
    void whatIsHiddenIsPublicNoLongerAndCanBeExposedAgain() throws IOException {
        String hash = put(Area.PRIVATE, "released");
        store.expose(hash);
        store.hide(hash);
        store.hide(hash);
        assertThat(store.contains(Area.PUBLIC, hash)).isFalse();
        assertThat(read(Area.PRIVATE, hash)).isEqualTo("released");
        store.expose(hash);
        assertThat(read(Area.PUBLIC, hash)).isEqualTo("released");
        store.hide("../../etc/passwd");
    }

    @Test
    void onlyAPrivateBlobCanBeExposed() {
        assertThatThrownBy(() -> store.expose(Hashes.hex("never stored"))).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../../etc/passwd", "/etc/passwd", "ABCD", "zz", "a\0b"})
    void whatIsNoHashIsNotFound(String name) {
        assertThat(store.contains(Area.PUBLIC, name)).isFalse();
        assertThatThrownBy(() -> store.open(Area.PUBLIC, name)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store.file(Area.PUBLIC, name)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store.size(Area.PUBLIC, name)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store.expose(name)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aBrokenStreamLeavesNothingBehind() {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new BrokenStream());
        assertThatThrownBy(() -> store.put(Area.PRIVATE, broken)).isInstanceOf(IOException.class);
        assertThat(store.contains(Area.PRIVATE, Hashes.hex(Hashes.sha256(new byte[100_000]))))
                .isFalse();
        assertNothingLeft();
    }

    @Test
    void manyMayPutTheSameAtOnce() {
        List<String> hashes = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> {
                    try {
                        return put(Area.PRIVATE, "same");
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .distinct()
                .toList();
        assertThat(hashes).containsExactly(Hashes.hex("same"));
        assertThat(store.contains(Area.PRIVATE, hashes.getFirst())).isTrue();
    }

    /** For adapters that can leave traces. */
    protected void assertNothingLeft() {}

    protected final String put(Area area, String text) throws IOException {
        return store.put(area, new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    protected final String read(Area area, String hash) throws IOException {
        try (InputStream in = store.open(area, hash)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the line broke");
        }
    }
}
