package org.huizheng.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every relative link of every document leads somewhere, and every anchor to a heading. */
class LinkTests {

    private static final Pattern LINK = Pattern.compile(
            "(?<!`)!?\\[[^\\]]*]\\(\\s*<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\s*\\)|<img[^>]+src=\"([^\"]+)\"|<a[^>]+href=\"([^\"]+)\"");
    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.+?)\\s*#*$", Pattern.MULTILINE);
    private static final Pattern ANCHOR = Pattern.compile("<a\\s+(?:id|name)=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");

    @Test
    void everyLinkResolves() {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            links(document).stream()
                    .filter(link -> !link.matches("^[a-z][a-z0-9+.-]*:.*"))
                    .filter(link -> !resolves(document, link))
                    .forEach(link -> broken.add(Checkout.named(document) + " → " + link));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void thereAreDocuments() {
        assertThat(documents()).hasSizeGreaterThan(5);
    }

    private static List<Path> documents() {
        return Checkout.files(name -> name.endsWith(".md")).stream()
                .filter(file -> !Checkout.named(file).contains("src/"))
                .toList();
    }

    private static List<String> links(Path document) {
        List<String> links = new ArrayList<>();
        LINK.matcher(CODE.matcher(Checkout.read(document)).replaceAll(""))
                .results()
                .forEach(m -> {
                    for (int group = 1; group <= 3; group++) {
                        if (m.group(group) != null) {
                            links.add(m.group(group));
                        }
                    }
                });
        return links;
    }

    private static boolean resolves(Path document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty()
                ? document
                : document.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target) || !target.startsWith(Checkout.ROOT)) {
            return false;
        }
        return parts.length == 1
                || !target.toString().endsWith(".md")
                || anchors(target).contains(parts[1]);
    }

    private static Set<String> anchors(Path document) {
        String text = Checkout.read(document);
        Set<String> anchors = new HashSet<>();
        HEADING.matcher(text).results().map(m -> slug(m.group(1))).forEach(anchors::add);
        ANCHOR.matcher(text).results().map(m -> m.group(1)).forEach(anchors::add);
        return anchors;
    }

    /** As GitHub makes them: lower case, letters, digits, hyphens; spaces become hyphens. */
    private static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\- _]", "")
                .replace(' ', '-');
    }
}
