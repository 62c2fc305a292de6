package org.huizheng.document.markup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Footnotes and endnotes: who points where, whatever the word processor called it. */
final class Notes {

    private static final Pattern WORD = Pattern.compile("#_(ftn|edn)(ref)?(\\d{1,5})");
    private static final Pattern WRITER = Pattern.compile("#sd(footnote|endnote)(\\d{1,5})(sym|anc)");
    private static final Pattern OWN = Pattern.compile("(fn|fnref)-([1-9]\\d{0,5})");

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    static Notes of(Element body) {
        Notes notes = new Notes();
        body.nodeStream(Element.class)
                .map(element -> OWN.matcher(element.id()))
                .filter(Matcher::matches)
                .forEach(id -> notes.taken.add(Integer.parseInt(id.group(2))));
        return notes;
    }

    /** A link between text and note, {@code back} when it leads from the note. */
    record Link(Mark mark, boolean back) {}

    /** @return null when the link is none of a note */
    @Nullable
    Link link(String href, String id) {
        Matcher word = WORD.matcher(href);
        if (word.matches()) {
            return link(word.group(2) != null, number(word.group(1) + word.group(3)));
        }
        Matcher writer = WRITER.matcher(href);
        if (writer.matches()) {
            return link(writer.group(3).equals("anc"), number(writer.group(1) + writer.group(2)));
        }
        Matcher own = OWN.matcher(href.startsWith("#") ? href.substring(1) : "");
        if (!own.matches()) {
            return null;
        }
        boolean back = own.group(1).equals("fnref");
        int number = Integer.parseInt(own.group(2));
        return back || id.equals("fnref-" + number) ? link(back, number) : new Link(mark(href, ""), false);
    }

    /** @return "" unless it names a note here for the first time */
    String id(String given) {
        return OWN.matcher(given).matches() && given.startsWith("fn-") && ids.add(given) ? given : "";
    }

    /** A paragraph that begins with a way back is the note. */
    static void place(Container root) {
        Set<String> taken = new HashSet<>();
        root.paragraphs().map(paragraph -> paragraph.id).forEach(taken::add);
        root.paragraphs().filter(paragraph -> paragraph.tag.equals("p")).forEach(paragraph -> {
            String id = noteOf(paragraph);
            if (!id.isEmpty() && paragraph.id.isEmpty() && taken.add(id)) {
                paragraph.id = id;
                paragraph.classes.add("gw-footnote");
            }
        });
    }

    private static String noteOf(Paragraph paragraph) {
        return paragraph.runs.getFirst() instanceof Run.Text first
                ? first.marks().list().stream()
                        .map(mark -> mark.attributes().getOrDefault("href", ""))
                        .filter(href -> href.startsWith("#fnref-"))
                        .findFirst()
                        .map(href -> "fn-" + href.substring("#fnref-".length()))
                        .orElse("")
                : "";
    }

    private Link link(boolean back, int number) {
        if (back) {
            return new Link(mark("#fnref-" + number, ""), true);
        }
        String place = "fnref-" + number;
        return new Link(mark("#fn-" + number, ids.add(place) ? place : ""), false);
    }

    private static Mark mark(String href, String id) {
        TreeMap<String, String> attributes = new TreeMap<>(Map.of("href", href));
        if (!id.isEmpty()) {
            attributes.put("id", id);
        }
        return new Mark("a", attributes);
    }

    private int number(String key) {
        return numbers.computeIfAbsent(key, _ -> {
            int next = numbers.size() + 1;
            while (!taken.add(next)) {
                next++;
            }
            return next;
        });
    }
}
