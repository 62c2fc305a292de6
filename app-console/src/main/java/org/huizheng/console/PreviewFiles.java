package org.huizheng.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.huizheng.document.PreviewPages;
import org.huizheng.render.PreviewDocument;

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

    /** What is over is refused by its name already; this is for the disk. */
    private void sweep(Path of) throws IOException {
        Instant oldest = clock.instant().minusSeconds(3600);
        try (Stream<Path> files = Files.list(of)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
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
