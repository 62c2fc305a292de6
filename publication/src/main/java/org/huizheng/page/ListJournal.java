package org.huizheng.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.PageSeal;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded of a release since its lists were last written: a sealed line for each file that came, changed or went, the
 * last of which counts. One release of a document touches ten buckets and adds to one file.
 */
public final class ListJournal {

    /** @param hash of the file's bytes; null when there is none any more */
    public record Line(String path, byte @Nullable [] hash) {}

    private static final String GONE = "-";

    private final PageSeal seal;
    private final String siteCode;
    private final int release;
    private final String text;
    private @Nullable Map<String, Optional<String>> latest;

    private ListJournal(PageSeal seal, String siteCode, int release, String text) {
        this.seal = seal;
        this.siteCode = siteCode;
        this.release = release;
        this.text = text;
    }

    /** A line that is not at its end yet is none. */
    public static ListJournal of(byte[] bytes, PageSeal seal, String siteCode, int release) {
        return new ListJournal(seal, siteCode, release, new String(bytes, 0, end(bytes), UTF_8));
    }

    /** Of the last line that is at its end. */
    static int end(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    public static byte[] sealed(PageSeal seal, String siteCode, int release, List<Line> lines) {
        ListJournal empty = new ListJournal(seal, siteCode, release, "");
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            String told = (line.hash == null ? GONE : Hashes.hex(line.hash)) + '\t' + line.path;
            text.append(told).append('\t').append(Hashes.hex(empty.seal(told))).append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }

    private byte[] seal(String told) {
        return seal.of(("huizheng-line 1\t" + siteCode + '\t' + release + '\t' + told).getBytes(UTF_8));
    }

    /** @return the path, and the hash in hexadecimal or {@link #GONE}; null when it is not of the makers of pages */
    private String @Nullable [] open(String line) {
        int end = line.lastIndexOf('\t');
        int middle = line.indexOf('\t');
        if (middle <= 0 || middle >= end) {
            return null;
        }
        byte[] told = line.substring(end + 1).getBytes(UTF_8);
        byte[] expected = Hashes.hex(seal(line.substring(0, end))).getBytes(UTF_8);
        return Arrays.equals(told, expected)
                ? new String[] {line.substring(middle + 1, end), line.substring(0, middle)}
                : null;
    }

    /**
     * The hash of the bytes that belong to a path, in hexadecimal: empty when they are gone, null when nothing is told of it. Lines
     * with another seal are passed over.
     */
    public @Nullable Optional<String> hash(String path) {
        String sought = '\t' + path + '\t';
        for (int at = text.lastIndexOf(sought); at >= 0; at = text.lastIndexOf(sought, at - 1)) {
            String[] told = open(text.substring(text.lastIndexOf('\n', at) + 1, text.indexOf('\n', at)));
            if (told != null && told[0].equals(path)) {
                return hash(told);
            }
        }
        return null;
    }

    private static Optional<String> hash(String[] told) {
        return told[1].equals(GONE) ? Optional.empty() : Optional.of(told[1]);
    }

    /** What the last line of each path tells. */
    Map<String, Optional<String>> latest() {
        Map<String, Optional<String>> known = latest;
        if (known == null) {
            known = new TreeMap<>();
            for (String line : text.split("\n")) {
                String[] told = open(line);
                if (told != null) {
                    known.put(told[0], hash(told));
                }
            }
            latest = known;
        }
        return known;
    }

    /** The buckets whose lists are older than it. */
    SortedSet<Integer> buckets() {
        return latest().keySet().stream().map(BucketList::bucket).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether nobody but the makers of pages wrote in it. */
    public boolean isSound() {
        return text.lines().map(this::open).noneMatch(told -> told == null);
    }
}
