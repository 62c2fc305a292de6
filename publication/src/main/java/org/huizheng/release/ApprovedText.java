package org.huizheng.release;

import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells whether a text is the one the public is shown by an approval; a row changed by hand is not. */
public final class ApprovedText {

    private final JdbcClient jdbc;

    public ApprovedText(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param content what is about to be approved once more, because only its places changed */
    public boolean is(long documentId, EditionContent content) {
        record Shown(String meta, String body, byte[] placements, byte[] hash) {}
        return jdbc.sql("""
                select meta, body, convert_to(placements, 'UTF8'), approval_hash from release.document
                where document_id = ? and state = 'released'""")
                .param(documentId)
                .query((rs, i) -> new Shown(rs.getString(1), rs.getString(2), rs.getBytes(3), rs.getBytes(4)))
                .optional()
                .filter(shown -> Arrays.equals(ApprovalHash.of(content, shown.placements), shown.hash))
                .filter(shown -> shown.meta.equals(content.meta()) && shown.body.equals(content.body()))
                .isPresent();
    }
}
