package org.huizheng.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.owasp.html.HtmlStreamEventReceiver;

/** Writes the elements the policy let through: addresses resolved, headings numbered, classes and ids narrowed. */
final class BodyWriter implements HtmlStreamEventReceiver {

    private static final Set<String> EMPTY = Set.of("br", "hr", "img");
    private static final Set<String> SHOWS_A_FILE = Set.of("img", "video", "audio");
    private static final Pattern HEADING = Pattern.compile("h[1-6]");
    private static final Pattern HEADING_ID = Pattern.compile("h-[A-Za-z0-9_-]{1,60}");
    private static final Pattern OWN_CLASS = Pattern.compile("gw-[a-z0-9-]{1,40}");
    private static final Pattern NOTE_ID = Pattern.compile("(fn|fnref)-[1-9]\\d{0,5}");
    private static final Pattern LIBRARY = Pattern.compile("media:\\d{1,18}");
    private static final Pattern SCHEME = Pattern.compile("^[^/?#]*:");

    private final StringBuilder out = new StringBuilder();
    private final UnaryOperator<String> files;
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> ids = new HashSet<>();
    private final boolean numbering;
    private int headings;

    /** @param numbering whether every heading gets an id, for links to it */
    BodyWriter(UnaryOperator<String> files, boolean numbering) {
        this.files = files;
        this.numbering = numbering;
    }

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {}

    @Override
    public void openTag(String element, List<String> given) {
        // the page's title is its only h1
        String name = element.equals("h1") ? "h2" : element;
        var attributes = attributes(name, given);
        boolean shown = !SHOWS_A_FILE.contains(name) || attributes.containsKey("src");
        if (!EMPTY.contains(name)) {
            open.push(shown ? name : "");
        }
        if (shown) {
            out.append('<').append(name);
            attributes.forEach((key, value) -> {
                out.append(' ').append(key).append("=\"");
                escape(value, true);
                out.append('"');
            });
            out.append('>');
        }
    }

    @Override
    public void closeTag(String element) {
        if (EMPTY.contains(element) || open.isEmpty()) {
            return;
        }
        String name = open.pop();
        if (!name.isEmpty()) {
            out.append("</").append(name).append('>');
        }
    }

    @Override
    public void text(String text) {
        escape(text, false);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private TreeMap<String, String> attributes(String name, List<String> given) {
        TreeMap<String, String> kept = new TreeMap<>();
        for (int i = 0; i + 1 < given.size(); i += 2) {
            String value = given.get(i + 1);
            switch (given.get(i)) {
                case "href" -> put(kept, "href", link(value));
                case "src" -> put(kept, "src", file(value));
                case "class" -> put(kept, "class", classes(value));
                case "id" -> put(kept, "id", value);
                default -> kept.put(given.get(i), value);
            }
        }
        String id = id(name, kept.getOrDefault("id", ""));
        kept.remove("id");
        put(kept, "id", id);
        if (name.equals("img")) {
            kept.putIfAbsent("alt", "");
        } else if (SHOWS_A_FILE.contains(name)) {
            kept.put("controls", "");
        }
        return kept;
    }

    private static void put(TreeMap<String, String> kept, String key, String value) {
        if (!value.isEmpty()) {
            kept.put(key, value);
        }
    }

    private String id(String name, String given) {
        if (!HEADING.matcher(name).matches()) {
            return NOTE_ID.matcher(given).matches() && ids.add(given) ? given : "";
        }
        if (HEADING_ID.matcher(given).matches() && ids.add(given)) {
            return given;
        }
        if (!numbering) {
            return "";
        }
        String id;
        do {
            id = "h-" + ++headings;
        } while (!ids.add(id));
        return id;
    }

    private String file(String address) {
        String trimmed = address.strip();
        return isNamed(trimmed) || trimmed.startsWith("/files/") ? files.apply(trimmed) : "";
    }

    private static boolean isNamed(String address) {
        return address.startsWith("attachment:") || LIBRARY.matcher(address).matches();
    }

    private String link(String address) {
        String trimmed = address.strip();
        if (isNamed(trimmed)) {
            return files.apply(trimmed);
        }
        if (trimmed.chars().anyMatch(c -> c <= 0x20 || c == '\\') || trimmed.startsWith("//")) {
            return "";
        }
        var scheme = SCHEME.matcher(trimmed);
        return !scheme.find()
                        || Set.of("http:", "https:", "mailto:")
                                .contains(scheme.group().toLowerCase(java.util.Locale.ROOT))
                ? trimmed
                : "";
    }

    private static String classes(String value) {
        return Stream.of(value.split("\\s+"))
                .filter(c -> OWN_CLASS.matcher(c).matches())
                .collect(Collectors.joining(" "));
    }

    private void escape(String text, boolean attribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                default -> {
                    if (c >= 0x20 || c == '\n' || c == '\t') {
                        out.append(c);
                    }
                }
            }
        }
    }
}
