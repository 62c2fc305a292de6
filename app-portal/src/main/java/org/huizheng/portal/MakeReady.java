package org.huizheng.portal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.huizheng.hant.Hant;
import org.huizheng.kernel.Hashes;
import org.huizheng.render.Assembly;
import org.huizheng.render.Derived;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a file, joins its fragments, compresses it and encodes its headers, once for all readers. */
final class MakeReady {

    private static final Logger LOG = LoggerFactory.getLogger(MakeReady.class);
    private static final HttpField VARY = new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding");
    private static final HttpField GZIP = new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, "gzip");
    private static final HttpField RANGES = new PreEncodedHttpField(HttpHeader.ACCEPT_RANGES, "bytes");
    /** Of every answer in traditional Chinese. */
    static final HttpField LANGUAGE = new PreEncodedHttpField(HttpHeader.CONTENT_LANGUAGE, Hant.LANGUAGE);

    private static final int WORTH_COMPRESSING = 300;

    private final SealedLists lists;
    private final Path root;
    private final String path;
    private final int status;
    private final int generation;
    private final @Nullable Hant hant;
    private final Map<Path, Ready.Source> sources = new HashMap<>();

    /** @param hant null for the simplified version */
    MakeReady(SealedLists lists, Path root, String path, int status, int generation, @Nullable Hant hant) {
        this.hant = hant;
        this.lists = lists;
        this.root = root;
        this.path = path;
        this.status = status;
        this.generation = generation;
    }

    Ready perform(Path file, Stamp stamp) throws IOException {
        String type = status == 200 ? ContentTypes.of(path.endsWith("/") ? "index.html" : path) : ContentTypes.HTML;
        boolean assembled = !isUpload(path, status) && type.equals(ContentTypes.HTML);
        sources.put(file, new Ready.Source(stamp));
        byte[] bytes = assembled
                ? inScript(Assembly.join(read(file), this::fragment), true)
                : Derived.shownAt(path, inScript(read(file), !Derived.isFeed(path)));

        byte[] packed = ContentTypes.compressible(type) && bytes.length >= WORTH_COMPRESSING ? gzip(bytes) : null;
        boolean ranges = !assembled && status == 200;
        String hash = Hashes.hex(Hashes.sha256(bytes)).substring(0, 32);
        List<HttpField> common = new ArrayList<>(headers(path, status, type));
        if (packed != null) {
            common.add(VARY);
        }
        if (hant != null) {
            common.add(LANGUAGE);
        }
        HttpField typeField = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, type);
        return new Ready(
                status,
                Representation.of(
                        bytes, '"' + hash + '"', common, ranges ? List.of(typeField, RANGES) : List.of(typeField)),
                packed == null
                        ? null
                        : Representation.of(packed, '"' + hash + "-gzip\"", common, List.of(typeField, GZIP)),
                ranges,
                root,
                sources,
                hant,
                generation);
    }

    private byte[] inScript(byte[] simplified, boolean page) {
        return hant == null ? simplified : page ? hant.page(simplified) : hant.json(simplified);
    }

    static List<HttpField> headers(String path, int status, String type) {
        List<HttpField> fields =
                new ArrayList<>(isUpload(path, status) ? SecurityHeaders.ofFile(type) : SecurityHeaders.PAGE);
        fields.add(status == 200 && path.startsWith("/_a/") ? CacheRules.FOREVER : CacheRules.ASK_AGAIN);
        return fields;
    }

    /** Not the notice that one is gone. */
    private static boolean isUpload(String path, int status) {
        return status == 200 && path.startsWith("/files/");
    }

    private byte @Nullable [] fragment(String name) {
        Path file = Assembly.isFragment(name) ? root.resolve(name.substring(1)) : null;
        if (file == null) {
            LOG.warn("Page {} includes {}, which is not a fragment", path, name);
            return null;
        }
        Stamp stamp = SiteTree.locate(root, name) == null ? null : Stamp.of(file);
        sources.put(file, new Ready.Source(stamp));
        try {
            if (stamp == null) {
                throw new NoSuchFileException(name);
            }
            return read(file);
        } catch (IOException e) {
            LOG.warn("Page {} is shown without fragment {}: {}", path, name, e.toString());
            sources.put(file, new Ready.Source(null));
            return null;
        }
    }

    private byte[] read(Path file) throws IOException {
        return lists.read(root, file);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (var out = new GZIPOutputStream(packed, 4096)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
