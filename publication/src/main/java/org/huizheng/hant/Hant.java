package org.huizheng.hant;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.Problem;

/**
 * The traditional version of one site. Its addresses are those of the site below {@link #PREFIX}; each is made of the simplified
 * one's bytes, and of nothing else.
 */
public final class Hant {

    public static final String PREFIX = "/hant";

    /** Where the tree of a site says that it has this version, and what the version must know. */
    public static final String STORED = "/_hant.json";

    /** The tag of BCP 47. */
    public static final String LANGUAGE = "zh-Hant";

    private final HantText words;
    private final HantLinks links;

    /**
     * @param base scheme and host of the site, without a slash at its end
     * @param ofAll the words of every site, {@code lines} those of this one, as {@link KeptWords} reads them
     */
    public Hant(String base, List<String> ofAll, List<String> lines) {
        this(new HantText(new KeptWords(ofAll, lines)), new HantLinks(base));
    }

    private Hant(HantText words, HantLinks links) {
        this.words = words;
        this.links = links;
    }

    /** @throws RuntimeException when it is not what {@link #stored} wrote */
    public static Hant of(byte[] stored) {
        Map<String, Object> members = Json.map(new String(stored, StandardCharsets.UTF_8));
        if (members.get("base") instanceof String base && members.get("words") instanceof List<?> words) {
            return new Hant(base, texts(members.getOrDefault("ofAll", List.of())), texts(words));
        }
        throw Problem.invalid(STORED + " 不完整");
    }

    private static List<String> texts(Object list) {
        return list instanceof List<?> texts
                ? texts.stream().map(String::valueOf).toList()
                : List.of();
    }

    public static byte[] stored(String base, List<String> ofAll, List<String> lines) {
        return Json.write(new TreeMap<>(Map.of("base", base, "ofAll", ofAll, "words", lines)))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the dictionaries, which the first reader would wait for. */
    public static void readDictionaries() {
        Dictionaries.traditional();
        Dictionaries.simplified();
    }

    /** The same words for a reader who came by another name of the host. */
    public Hant at(String base) {
        return new Hant(words, new HantLinks(base));
    }

    public static boolean isAddress(String path) {
        return path.startsWith(PREFIX) && (path.length() == PREFIX.length() || path.charAt(PREFIX.length()) == '/');
    }

    /** The address whose bytes this one is made of. */
    public static String simplifiedOf(String path) {
        return path.length() == PREFIX.length() ? "/" : path.substring(PREFIX.length());
    }

    /** Where a link or a redirect leads in this version. */
    public String link(String link) {
        return links.of(link);
    }

    public String text(String simplified) {
        return words.traditional(simplified);
    }

    /** What a reader of this version searches for, in the words of what is searched. */
    public static String simplified(String text) {
        return HantText.simplified(text);
    }

    /** A whole page, or a part of one. */
    public byte[] page(byte[] html) {
        return new HantMarkup(words, links, new String(html, StandardCharsets.UTF_8))
                .convert()
                .getBytes(StandardCharsets.UTF_8);
    }

    public byte[] json(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(text.length() + 64);
        HantJson.convert(words, links, text, 0, text.length(), out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
