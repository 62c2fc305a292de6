package org.huizheng.document.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A longest common subsequence (Myers 1986), after what is equal at both ends. Texts with more than {@link #MOST} differences
 * have nothing in common but their ends: to say more would help no reader and take long.
 */
final class Matches {

    static final int MOST = 1500;

    private Matches() {}

    /** @return for each place in {@code from} its place in {@code to}, or -1; growing */
    static <T> int[] of(List<T> from, List<T> to) {
        int[] found = new int[from.size()];
        Arrays.fill(found, -1);
        int head = 0;
        while (head < from.size() && head < to.size() && from.get(head).equals(to.get(head))) {
            found[head] = head;
            head++;
        }
        int tail = 0;
        while (tail < from.size() - head
                && tail < to.size() - head
                && from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail))) {
            found[from.size() - 1 - tail] = to.size() - 1 - tail;
            tail++;
        }
        middle(from.subList(head, from.size() - tail), to.subList(head, to.size() - tail), head, found);
        return found;
    }

    private static <T> void middle(List<T> from, List<T> to, int head, int[] found) {
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        int most = Math.min(MOST, from.size() + to.size());
        int[] reach = new int[2 * most + 3];
        int zero = most + 1;
        List<int[]> trace = new ArrayList<>();
        for (int d = 0; d <= most; d++) {
            trace.add(Arrays.copyOfRange(reach, zero - d - 1, zero + d + 2));
            for (int k = -d; k <= d; k += 2) {
                boolean down = k == -d || k != d && reach[zero + k - 1] < reach[zero + k + 1];
                int x = down ? reach[zero + k + 1] : reach[zero + k - 1] + 1;
                while (x < from.size() && x - k < to.size() && from.get(x).equals(to.get(x - k))) {
                    x++;
                }
                reach[zero + k] = x;
                if (x >= from.size() && x - k >= to.size()) {
                    back(trace, from.size(), to.size(), head, found);
                    return;
                }
            }
        }
    }

    private static void back(List<int[]> trace, int fromSize, int toSize, int head, int[] found) {
        int x = fromSize;
        int y = toSize;
        for (int d = trace.size() - 1; d >= 0; d--) {
            int[] reach = trace.get(d);
            int zero = d + 1;
            int k = x - y;
            boolean down = k == -d || k != d && reach[zero + k - 1] < reach[zero + k + 1];
            int before = down ? k + 1 : k - 1;
            int startX = d == 0 ? 0 : reach[zero + before];
            int startY = d == 0 ? 0 : startX - before;
            while (x > startX && y > startY) {
                found[head + --x] = head + --y;
            }
            x = startX;
            y = startY;
        }
    }
}
