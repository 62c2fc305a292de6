package org.huizheng.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.huizheng.document.PreviewPages;
import org.huizheng.kernel.BlobStore;
import org.huizheng.render.PreviewDocument;
import org.springframework.util.FileSystemUtils;

/**
 * Previews as files beside the sites' pages: {@code _preview/SITE/SUBJECT-UNTIL-SIGNATURE.html}. The name is the link; the
 * portal serves what is there until the moment in its name, and knows nothing of drafts.
 */
final class PreviewFiles implements PreviewPages {

    private final PreviewDocument pages;
    private final Path directory;
    private final byte[] key;
    private final int portalPort;
    private final Clock clock;

    /** @param directory of the pages; @param key signs, in hexadecimal */
    PreviewFiles(PreviewDocument pages, Path directory, String key, int portalPort, Clock clock) {
        this.pages = pages;
        this.directory = directory.resolve("_preview");
        this.key = HexFormat.of().parseHex(key);
        this.portalPort = portalPort;
        this.clock = clock;
    }

    @Override
    public byte[] page(long siteId, long documentId) {
        return pages.of(siteId, documentId);
    }

    @Override
    public String keep(String siteCode, String host, String subject, byte[] page, Instant until) {
        String bound = subject + "-" + until.getEpochSecond();
        String name = bound + "-" + signature(siteCode + "/" + bound) + ".html";
        try {
            Path of = Files.createDirectories(directory.resolve(siteCode));
            sweep(of);
            Path part = Files.createTempFile(of, ".", ".part");
            Files.write(part, page);
            Files.move(part, of.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean here = host.equals("localhost") || host.endsWith(".localhost");
        return (here ? "http://" + host + ":" + portalPort : "https://" + host) + "/_preview/" + name;
    }

    /**
     * Lays what a theme brings along beside the site's previews, until nobody has looked for an hour.
     *
     * @param assets blob by path
     * @return the folder's address
     */
    String keepAssets(String siteCode, Map<String, String> assets, BlobStore blobs) {
        String folder = "a-" + signature(siteCode + "/assets/" + new TreeMap<>(assets));
        try {
            Path of = Files.createDirectories(directory.resolve(siteCode));
            Path kept = of.resolve(folder);
            if (Files.isDirectory(kept)) {
                Files.setLastModifiedTime(kept, FileTime.from(clock.instant()));
            } else {
                copy(assets, blobs, Files.createTempDirectory(of, ".assets"), kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "/_preview/" + folder + "/";
    }

    private static void copy(Map<String, String> assets, BlobStore blobs, Path part, Path to) throws IOException {
        for (Map.Entry<String, String> asset : assets.entrySet()) {
            Path file = part.resolve(asset.getKey()).normalize();
            if (!file.startsWith(part)) {
                throw new IOException("an asset outside its theme: " + asset.getKey());
            }
            Files.createDirectories(file.getParent());
            try (InputStream in = blobs.open(BlobStore.Area.PUBLIC, asset.getValue())) {
                Files.copy(in, file);
            }
        }
        try {
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            FileSystemUtils.deleteRecursively(part);
            if (!Files.isDirectory(to)) {
                throw e;
            }
        }
    }

    /** What is over is refused by its name already; this is for the disk. */
    private void sweep(Path of) throws IOException {
        Instant oldest = clock.instant().minusSeconds(3600);
        try (Stream<Path> files = Files.list(of)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    FileSystemUtils.deleteRecursively(file);
                }
            }
        }
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
