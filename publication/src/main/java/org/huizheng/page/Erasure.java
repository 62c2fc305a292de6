package org.huizheng.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the law wants erased of what stood, as two persons ordered it.
 *
 * @param states how many were erased; null until it is done
 * @param size of what they showed, in bytes
 */
public record Erasure(
        long id,
        Target target,
        Ground ground,
        String reason,
        String proposedBy,
        String confirmedBy,
        Instant confirmedAt,
        @Nullable Integer states,
        @Nullable Long size,
        @Nullable Instant finishedAt) {

    /** How much of what stood. */
    public enum Reach {
        STATE("一个地址的一版"),
        ADDRESS("一个地址的全部各版"),
        DOCUMENT("一篇稿件在全部地址的各版和附件");

        private final String label;

        Reach(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What the law says for it. */
    public enum Ground {
        PERSONAL_INFORMATION("个人信息删除"),
        COURT("司法决定"),
        ADMINISTRATIVE("行政决定"),
        SECRECY("涉密信息清除"),
        INFRINGEMENT("侵犯他人权益");

        private final String label;

        Ground(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * @param path in the tree; with it its notices and redirects, unless one state is meant; null for a document
     * @param until the end of the one state; of the others, all that ended no later
     */
    public record Target(
            Reach reach,
            List<Long> sites,
            @Nullable String path,
            @Nullable Long documentId,
            Instant until) {}
}
