package org.huizheng.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.huizheng.kernel.Hashes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Leaves out of lists what somebody changed by hand. An approval binds all of a document, and a line of a list is read without
 * the body: so the whole is read once for each state of a document, and the line of it remembered by its digest.
 */
final class ApprovedLines {

    private static final Logger LOG = LoggerFactory.getLogger(ApprovedLines.class);

    /** Some two megabytes. */
    private static final int MOST = 16_384;

    private final JdbcClient jdbc;
    private final Consumer<Long> broken;
    private final Map<Long, byte[]> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > MOST;
        }
    };

    /** @param broken is told the documents that are not what was approved, each time they are left out */
    ApprovedLines(JdbcClient jdbc, Consumer<Long> broken) {
        this.jdbc = jdbc;
        this.broken = broken;
    }

    List<Row> of(List<Row> lines) {
        Set<Long> unknown = new TreeSet<>();
        lines.stream().filter(line -> !isKnown(line)).forEach(line -> unknown.add(line.documentId()));
        if (unknown.isEmpty()) {
            return lines;
        }
        read(unknown);
        List<Row> approved = new ArrayList<>(lines.size());
        for (Row line : lines) {
            if (isKnown(line)) {
                approved.add(line);
            } else {
                LOG.error("Document {} is not what was approved and is left out of lists", line.documentId());
                broken.accept(line.documentId());
            }
        }
        return approved;
    }

    private boolean isKnown(Row line) {
        byte[] digest = digest(line);
        synchronized (known) {
            return Arrays.equals(known.get(line.documentId()), digest);
        }
    }

    private void know(Row row) {
        byte[] digest = digest(row);
        synchronized (known) {
            known.put(row.documentId(), digest);
        }
    }

    private void read(Collection<Long> documentIds) {
        jdbc.sql("""
                select d.document_id, d.edition_id, d.type, d.meta, d.body, d.placements, d.approval_id, d.approval_hash,
                    d.published_at, '' as path, 0::bigint as channel_id, d.published_at
                from release.document d where d.document_id = any (?)""").param(documentIds.toArray(Long[]::new)).query(Content::row).list().stream()
                .filter(Row::isApproved)
                .forEach(this::know);
    }

    private static byte[] digest(Row row) {
        return Hashes.sha256(row.meta(), row.placements(), row.approvalHash());
    }
}
