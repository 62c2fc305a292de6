package org.huizheng.hant;

import java.util.Set;

/** JSON whose texts are converted and whose addresses lead to traditional pages; what holds it together stays as it is, byte for byte. */
final class HantJson {

    private static final Set<String> IDENTITIES = Set.of("@id", "id", "@context", "version", "code", "value");
    private static final Set<String> LANGUAGES = Set.of("inLanguage", "language");

    private final HantText words;
    private final HantLinks links;
    private final CharSequence text;
    private final StringBuilder out;
    private final int end;
    private int at;
    private String key = "";

    private HantJson(HantText words, HantLinks links, CharSequence text, int from, int end, StringBuilder out) {
        this.words = words;
        this.links = links;
        this.text = text;
        this.at = from;
        this.end = end;
        this.out = out;
    }

    static void convert(HantText words, HantLinks links, CharSequence text, int from, int to, StringBuilder out) {
        new HantJson(words, links, text, from, to, out).run();
    }

    private void run() {
        while (at < end) {
            char c = text.charAt(at);
            if (c == '"') {
                string();
            } else {
                out.append(c);
                at++;
            }
        }
    }

    private void string() {
        int from = at + 1;
        int to = from;
        while (to < end && text.charAt(to) != '"') {
            to += text.charAt(to) == '\\' ? 2 : 1;
        }
        to = Math.min(to, end);
        out.append('"');
        if (isKey(to + 1)) {
            key = text.subSequence(from, to).toString();
            out.append(key);
        } else {
            value(from, to);
        }
        if (to < end) {
            out.append('"');
        }
        at = Math.min(end, to + 1);
    }

    private boolean isKey(int after) {
        int i = after;
        while (i < end && text.charAt(i) <= ' ') {
            i++;
        }
        return i < end && text.charAt(i) == ':';
    }

    private void value(int from, int to) {
        String value = text.subSequence(from, to).toString();
        if (IDENTITIES.contains(key)) {
            out.append(value);
        } else if (LANGUAGES.contains(key) && HantMarkup.isSimplified(value)) {
            out.append(Hant.LANGUAGE);
        } else if (value.startsWith("/") || value.startsWith("http://") || value.startsWith("https://")) {
            out.append(links.of(value));
        } else {
            words.convert(text, from, to, out);
        }
    }
}
