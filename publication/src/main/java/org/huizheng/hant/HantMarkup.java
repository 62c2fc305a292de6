package org.huizheng.hant;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Goes through a page once and copies it, with the words people read converted and links to pages of the site leading to their
 * traditional version. Tags, comments, scripts and styles stay as they are, byte for byte; so does what is in another language or
 * marked {@code translate="no"}.
 */
final class HantMarkup {

    private static final Set<String> READ = Set.of(
            "title",
            "alt",
            "aria-label",
            "aria-description",
            "aria-valuetext",
            "aria-roledescription",
            "placeholder",
            "label",
            "summary");
    /** {@code template} is where an OpenSearch description leads. */
    private static final Set<String> LED = Set.of("href", "action", "formaction", "template");

    private static final Set<String> SHOWN_INPUTS = Set.of("search", "submit", "button", "reset");
    /** What browsers take for text up to its own end tag. */
    private static final Set<String> RAW =
            Set.of("script", "style", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext");

    private static final Set<String> UNREAD_METAS =
            Set.of("sitedomain", "siteidcode", "viewport", "robots", "generator");
    /** Open Graph knows no tag of the script alone. */
    private static final Map<String, String> LOCALES = Map.of("zh_CN", "zh_HK");

    private final HantText words;
    private final HantLinks links;
    private final String text;
    private final StringBuilder out;
    private final OpenElements open = new OpenElements();
    private int at;

    HantMarkup(HantText words, HantLinks links, String text) {
        this.words = words;
        this.links = links;
        this.text = text;
        this.out = new StringBuilder(text.length() + 512);
    }

    String convert() {
        while (at < text.length()) {
            int tag = tagBehind(at);
            new Marked(words, text, at, tag).convert(open.converted(), out);
            at = tag;
            if (tag < text.length()) {
                markup();
            }
        }
        return out.toString();
    }

    /** Where the next tag is that divides words; the marks of a search do not. */
    private int tagBehind(int from) {
        int tag = text.indexOf('<', from);
        for (int mark = Marked.tag(text, tag); mark > 0; mark = Marked.tag(text, tag)) {
            tag = text.indexOf('<', tag + mark);
        }
        return tag < 0 ? text.length() : tag;
    }

    private void markup() {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (text.startsWith("<!--", at)) {
            copyPast("-->", at + 2);
        } else if (next == '!' || next == '?') {
            copyPast(">", at + 1);
        } else if (next == '/') {
            int name = at + 2;
            copyPast(">", name);
            open.end(StartTag.read(text, name).name());
        } else if (isLetter(next)) {
            start(StartTag.read(text, at + 1));
        } else {
            out.append('<');
            at++;
        }
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private void copyPast(String end, int from) {
        int found = text.indexOf(end, from);
        copyTo(found < 0 ? text.length() : found + end.length());
    }

    private void copyTo(int end) {
        out.append(text, at, end);
        at = end;
    }

    private void start(StartTag tag) {
        boolean converted = isConverted(tag);
        for (StartTag.Attribute attribute : tag.attributes()) {
            copyTo(attribute.from());
            attribute(tag, attribute, text.substring(attribute.from(), attribute.to()), converted);
            at = attribute.to();
        }
        copyTo(tag.end());
        open.start(tag, converted);
        if (RAW.contains(tag.name())) {
            raw(tag);
        } else if (tag.name().equals("title")) {
            int end = endOf("title", at);
            new Marked(words, text, at, end).convert(open.converted(), out);
            at = end;
        }
    }

    private boolean isConverted(StartTag tag) {
        if (tag.has("translate") && tag.value(text, "translate").equalsIgnoreCase("no")) {
            return false;
        }
        return tag.has("lang") ? isSimplified(tag.value(text, "lang")) : open.converted();
    }

    /** What is simplified on purpose, and not because the page is, says {@code zh-Hans}. */
    static boolean isSimplified(String language) {
        String tag = language.toLowerCase(Locale.ROOT);
        return tag.equals("zh") || tag.equals("zh-cn");
    }

    private void attribute(StartTag tag, StartTag.Attribute attribute, String value, boolean converted) {
        String name = attribute.name();
        if (LED.contains(name)) {
            out.append(tag.has("hreflang") ? value : links.of(value));
        } else if (name.equals("lang") && converted) {
            out.append(Hant.LANGUAGE);
        } else if (name.equals("src") && value.startsWith("/_qr/")) {
            out.append(Hant.PREFIX).append(value);
        } else if (name.equals("content") && tag.name().equals("meta")) {
            out.append(converted ? meta(tag, value) : value);
        } else if (converted && (READ.contains(name) || name.equals("value") && isShownInput(tag))) {
            out.append(words.traditional(value));
        } else {
            out.append(value);
        }
    }

    private boolean isShownInput(StartTag tag) {
        return tag.name().equals("input")
                && (SHOWN_INPUTS.contains(tag.value(text, "type").toLowerCase(Locale.ROOT))
                        || tag.value(text, "name").equals("q"));
    }

    private String meta(StartTag tag, String value) {
        String name = tag.value(text, tag.has("property") ? "property" : "name").toLowerCase(Locale.ROOT);
        if (name.equals("og:locale")) {
            return LOCALES.getOrDefault(value, value);
        }
        boolean address = value.startsWith("/") || value.startsWith("http://") || value.startsWith("https://");
        return address ? links.of(value) : UNREAD_METAS.contains(name) ? value : words.traditional(value);
    }

    /** Up to its end tag, which is markup again. */
    private void raw(StartTag tag) {
        int end = endOf(tag.name(), at);
        if (tag.name().equals("script")
                && open.converted()
                && tag.value(text, "type").equalsIgnoreCase("application/ld+json")) {
            HantJson.convert(words, links, text, at, end, out);
            at = end;
        } else {
            copyTo(end);
        }
    }

    private int endOf(String name, int from) {
        for (int i = text.indexOf("</", from); i >= 0; i = text.indexOf("</", i + 2)) {
            if (text.regionMatches(true, i + 2, name, 0, name.length())) {
                return i;
            }
        }
        return text.length();
    }
}
