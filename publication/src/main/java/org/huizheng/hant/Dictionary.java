package org.huizheng.hant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Words and what they become, as a tree of their characters. The edges of all nodes lie in one table of numbers: fifty thousand words
 * take a few megabytes, and looking for one makes no garbage.
 */
final class Dictionary {

    private static final int FIRST_SIZE = 1 << 10;
    private static final int ROOT = 1;

    private final List<String> becomes = new ArrayList<>(Arrays.asList("", ""));
    private long[] edges = new long[FIRST_SIZE];
    private int[] targets = new int[FIRST_SIZE];
    private int count;

    Dictionary() {}

    Dictionary(Map<String, String> words) {
        words.forEach(this::put);
    }

    void put(String word, String becoming) {
        int node = ROOT;
        for (int i = 0; i < word.length(); i++) {
            node = grow(node, word.charAt(i));
        }
        becomes.set(node, becoming);
    }

    void putIfAbsent(String word, String becoming) {
        if (find(word, 0, word.length()) != word.length()) {
            put(word, becoming);
        }
    }

    /** Appends a part of a text with its words replaced, always the longest that begins at a place. */
    void convert(CharSequence text, int from, int to, StringBuilder out) {
        int i = from;
        while (i < to) {
            int node = text.charAt(i) < 128 ? 0 : longest(text, i, to);
            if (node == 0) {
                out.append(text.charAt(i++));
            } else {
                out.append(becomes.get(node));
                i += lengthAt(text, i, node);
            }
        }
    }

    /** @return how many characters the longest word has that begins there, 0 when none does */
    int find(CharSequence text, int at, int to) {
        int node = longest(text, at, to);
        return node == 0 ? 0 : lengthAt(text, at, node);
    }

    /** What the longest word at a place becomes, which {@link #find} found. */
    String becoming(CharSequence text, int at, int to) {
        return becomes.get(longest(text, at, to));
    }

    private int longest(CharSequence text, int at, int to) {
        int best = 0;
        int node = ROOT;
        for (int i = at; i < to; i++) {
            node = target(node, text.charAt(i));
            if (node == 0) {
                break;
            }
            if (!becomes.get(node).isEmpty()) {
                best = node;
            }
        }
        return best;
    }

    private int lengthAt(CharSequence text, int at, int end) {
        int node = ROOT;
        int i = at;
        while (node != end) {
            node = target(node, text.charAt(i++));
        }
        return i - at;
    }

    private int grow(int node, char c) {
        int next = target(node, c);
        if (next != 0) {
            return next;
        }
        if (2 * ++count > edges.length) {
            widen();
        }
        becomes.add("");
        return insert(edge(node, c), becomes.size() - 1);
    }

    private int insert(long edge, int target) {
        int at = slot(edge);
        while (edges[at] != 0) {
            at = at + 1 & edges.length - 1;
        }
        edges[at] = edge;
        targets[at] = target;
        return target;
    }

    private void widen() {
        long[] before = edges;
        int[] led = targets;
        edges = new long[2 * before.length];
        targets = new int[2 * before.length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                insert(before[i], led[i]);
            }
        }
    }

    /** @return 0 when no word goes on like that */
    private int target(int node, char c) {
        long edge = edge(node, c);
        int at = slot(edge);
        while (edges[at] != 0) {
            if (edges[at] == edge) {
                return targets[at];
            }
            at = at + 1 & edges.length - 1;
        }
        return 0;
    }

    private static long edge(int node, char c) {
        return (long) node << 16 | c;
    }

    private int slot(long edge) {
        long mixed = edge * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & edges.length - 1;
    }
}
