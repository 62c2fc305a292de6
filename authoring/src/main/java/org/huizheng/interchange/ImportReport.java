package org.huizheng.interchange;

import java.util.List;

/**
 * What an import did. Counts are of lines.
 *
 * @param refused lines that were left out, with their reasons; at most {@link #KEPT} are kept, all are counted
 * @param warnings lines that went in although something about them deserves a look
 */
public record ImportReport(
        long created,
        long changed,
        long unchanged,
        long refusedCount,
        long warningCount,
        List<Remark> refused,
        List<Remark> warnings,
        int channelsCreated,
        double seconds) {

    public static final int KEPT = 10_000;

    /** @param line number in the file, from 1 */
    public record Remark(long line, String reason) {

        @Override
        public String toString() {
            return "第 " + line + " 行：" + reason;
        }
    }

    /** Told after each batch; {@code bytes} of {@code totalBytes} of the file have been read. */
    public interface Progress {
        void at(long lines, long bytes, long totalBytes);

        Progress NONE = (lines, bytes, totalBytes) -> {};
    }
}
