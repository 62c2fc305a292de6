package org.huizheng.kernel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullMarked;

/** The blob store of plain tests. */
@NullMarked
public final class MemoryBlobStore implements BlobStore {

    /** Of this JVM, by hash: content never differs, and ten thousand stores need no more files than one. */
    private static final Map<String, Path> FILES = new ConcurrentHashMap<>();

    private final Map<Area, Map<String, byte[]>> areas =
            new EnumMap<>(Map.of(Area.PRIVATE, new ConcurrentHashMap<>(), Area.PUBLIC, new ConcurrentHashMap<>()));

    @Override
    public String put(Area area, InputStream stream) throws IOException {
        byte[] bytes = stream.readAllBytes();
        String hash = Hashes.hex(Hashes.sha256(bytes));
        in(area).putIfAbsent(hash, bytes);
        return hash;
    }

    @Override
    public boolean contains(Area area, String hash) {
        return in(area).containsKey(hash);
    }

    @Override
    public InputStream open(Area area, String hash) throws IOException {
        return new ByteArrayInputStream(get(area, hash));
    }

    @Override
    public void expose(String hash) throws IOException {
        if (!contains(Area.PUBLIC, hash)) {
            in(Area.PUBLIC).put(hash, get(Area.PRIVATE, hash));
        }
    }

    @Override
    public void hide(String hash) {
        in(Area.PUBLIC).remove(hash);
    }

    @Override
    public Path file(Area area, String hash) throws IOException {
        byte[] bytes = get(area, hash);
        Path known = FILES.get(hash);
        if (known != null && Files.exists(known)) {
            return known;
        }
        Path file = Files.createTempFile("blob", null);
        file.toFile().deleteOnExit();
        FILES.put(hash, Files.write(file, bytes));
        return file;
    }

    @Override
    public long size(Area area, String hash) throws IOException {
        return get(area, hash).length;
    }

    /** Everything there is in an area, by hash. */
    public Map<String, byte[]> of(Area area) {
        return Map.copyOf(in(area));
    }

    private byte[] get(Area area, String hash) throws NoSuchFileException {
        byte[] bytes = in(area).get(hash);
        if (bytes == null) {
            throw new NoSuchFileException(area + " " + hash);
        }
        return bytes;
    }

    @SuppressWarnings("NullAway") // both areas are there from the start
    private Map<String, byte[]> in(Area area) {
        return areas.get(area);
    }
}
