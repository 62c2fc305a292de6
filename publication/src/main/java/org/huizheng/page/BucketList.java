package org.huizheng.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.PageSeal;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a manifest whose path falls into one of 4,096 buckets, as a text with a seal: what a portal without a database
 * holds a file against. A release has as many at most, so one of them stays small: 250 lines at a million pages.
 */
public final class BucketList {

    public static final int BUCKETS = 4_096;

    private static final String SEAL = "seal ";
    private static final int SEAL_LENGTH = SEAL.length() + 64 + 1;
    private static final int HASH_LENGTH = 64;

    private final String text;

    private BucketList(String text) {
        this.text = text;
    }

    public static int bucket(String path) {
        byte[] hash = Hashes.sha256(path.getBytes(UTF_8));
        return (hash[0] & 0xff) << 4 | (hash[1] & 0xff) >> 4;
    }

    public static String name(int bucket) {
        return HexFormat.of().toHexDigits(bucket, 3);
    }

    public static BucketList of(String siteCode, int release, int bucket, List<Manifest.Entry> entries) {
        StringBuilder text = new StringBuilder(head(siteCode, release, bucket));
        entries.forEach(e -> line(text, e));
        return new BucketList(text.toString());
    }

    private static String head(String siteCode, int release, int bucket) {
        return "huizheng-list 1\t" + siteCode + '\t' + release + '\t' + name(bucket) + '\n';
    }

    private static void line(StringBuilder text, Manifest.Entry e) {
        text.append(Hashes.hex(e.hash()));
        for (Object field : Arrays.asList(
                e.status(),
                e.size(),
                e.editionId(),
                e.approvalId(),
                e.template(),
                e.themeHash(),
                e.seq(),
                e.page(),
                e.path())) {
            text.append('\t').append(field == null ? "-" : field);
        }
        text.append('\n');
    }

    /** @return null when the seal does not hold, or it is the list of something else */
    public static @Nullable BucketList open(byte[] file, PageSeal seal, String siteCode, int release, int bucket) {
        if (file.length < SEAL_LENGTH) {
            return null;
        }
        BucketList list = new BucketList(new String(file, 0, file.length - SEAL_LENGTH, UTF_8));
        boolean ours = Arrays.equals(list.sealed(seal), file) && list.text.startsWith(head(siteCode, release, bucket));
        return ours ? list : null;
    }

    /** The hash of the bytes that belong to a path, in hexadecimal; null when the path is nobody's. */
    public @Nullable String hash(String path) {
        int end = text.indexOf('\t' + path + '\n');
        int start = end < 0 ? -1 : text.lastIndexOf('\n', end) + 1;
        return start <= 0 ? null : text.substring(start, start + HASH_LENGTH);
    }

    /** All of them, by path. */
    Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>();
        text.lines()
                .skip(1)
                .forEach(
                        line -> hashes.put(line.substring(line.lastIndexOf('\t') + 1), line.substring(0, HASH_LENGTH)));
        return hashes;
    }

    byte[] leaf() {
        return Hashes.sha256(text.getBytes(UTF_8));
    }

    public byte[] sealed(PageSeal seal) {
        return (text + SEAL + Hashes.hex(seal.of(leaf())) + '\n').getBytes(UTF_8);
    }
}
