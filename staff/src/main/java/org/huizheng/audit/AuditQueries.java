package org.huizheng.audit;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened to one thing, newest first. */
public final class AuditQueries {

    private final JdbcClient jdbc;

    public AuditQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param object as recorded, such as {@code document:77} */
    public List<AuditEntry> of(String object, int limit) {
        return jdbc.sql("select " + AuditEntry.COLUMNS
                        + " from audit.entry where object = ? order by entry_id desc limit ?")
                .param(object)
                .param(Math.min(limit, 500))
                .query(AuditEntry::of)
                .list();
    }
}
