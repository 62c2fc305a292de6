package org.huizheng.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;

/**
 * Pages somebody put beside the sites' trees for a while. Whoever has the signed name sees the page until the moment the name
 * says; all others meet what they meet at any address that is not there.
 */
@Controller
final class PreviewController {

    static final String PATH = "/_preview/";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final Pattern NAME =
            Pattern.compile("\\d{1,19}-\\d{1,19}-\\d{1,19}-(\\d{10})-[A-Za-z0-9_-]{43}\\.html");

    private final Path directory;
    private final FragmentsOf fragments;
    private final Clock clock;

    PreviewController(Path pages, FragmentsOf fragments, Clock clock) {
        this.directory = pages.resolve("_preview");
        this.fragments = fragments;
        this.clock = clock;
    }

    /** What the theme of a preview brings along, when the site does not have it yet. */
    @GetMapping(PATH + "{folder:a-[A-Za-z0-9_-]{43}}/{*path}")
    ResponseEntity<byte[]> asset(
            @PathVariable String folder, @PathVariable String path, @RequestAttribute(PageHandler.SITE) String site)
            throws IOException {
        Path root = directory.resolve(site).resolve(folder);
        Path file = Files.isDirectory(root) ? SiteTree.locate(root.toRealPath(), path) : null;
        return file == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(ContentTypes.of(path)))
                        .body(Files.readAllBytes(file));
    }

    @GetMapping(PATH + "{name:.+}")
    ResponseEntity<byte[]> page(@PathVariable String name, @RequestAttribute(PageHandler.SITE) String site)
            throws IOException {
        Matcher matcher = NAME.matcher(name);
        Path file = directory.resolve(site).resolve(matcher.matches() ? name : "none");
        if (!matcher.matches()
                || Long.parseLong(matcher.group(1)) <= clock.instant().getEpochSecond()
                || !Files.isRegularFile(file)) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("X-Robots-Tag", "noindex, nofollow")
                .body(fragments.join(site, Files.readAllBytes(file)));
    }
}
