package org.huizheng.hant;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huizheng.kernel.Problem;

/**
 * Words the dictionary would get wrong, names above all: {@code 词} stays as it is, {@code 简=繁} becomes what is said. They
 * come before all else.
 */
public final class KeptWords {

    /** A page is searched for all of them. */
    public static final int MOST = 2_000;

    private static final int LONGEST = 32;
    /** Nothing that markup, an escape in it or an address may consist of. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}·•—&&[^\\x00-\\x7f]]{1," + LONGEST + "}");

    private final Dictionary words;

    /** @throws Problem in the words of whoever wrote the list */
    public KeptWords(Collection<String> lines) {
        this(List.of(), lines);
    }

    /** @param ofAll those of every site, of which {@code lines}, the site's own, may say otherwise */
    KeptWords(Collection<String> ofAll, Collection<String> lines) {
        Map<String, String> all = new LinkedHashMap<>();
        read(ofAll, all);
        read(lines, all);
        this.words = new Dictionary(all);
    }

    private static void read(Collection<String> lines, Map<String, String> all) {
        lines.forEach(line -> read(line, all));
        if (lines.size() > MOST) {
            throw Problem.invalid("最多 " + MOST + " 个词，现在有 " + lines.size() + " 个");
        }
    }

    private static void read(String line, Map<String, String> all) {
        int equals = line.indexOf('=');
        String word = (equals < 0 ? line : line.substring(0, equals)).strip();
        String becomes = equals < 0 ? word : line.substring(equals + 1).strip();
        if (!WORD.matcher(word).matches() || !WORD.matcher(becomes).matches()) {
            throw Problem.invalid("“" + shortened(line) + "”写得不对：每行一个词，或“简体=繁体”，只含汉字和间隔号，不超过 " + LONGEST + " 个字");
        }
        all.put(word, becomes);
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    Dictionary words() {
        return words;
    }
}
