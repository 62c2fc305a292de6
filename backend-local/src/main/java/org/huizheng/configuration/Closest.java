package org.huizheng.configuration;

import java.util.Collection;
import java.util.Comparator;

/** The word an operator probably meant. */
public final class Closest {

    private Closest() {}

    /** A phrase to append to a refusal, or "" when nothing is near. */
    public static String phrase(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(k -> distance(typed, k)))
                .filter(k -> distance(typed, k) <= Math.max(2, typed.length() / 3))
                .map(k -> "，是不是 " + k + "？")
                .orElse("");
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
