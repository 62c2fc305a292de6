package org.huizheng.release;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replaces the words that the traditional version of every site keeps. Joins the caller's transaction. */
public final class PublishWords {

    private final JdbcClient jdbc;
    private final PublicationLog log;

    public PublishWords(JdbcClient jdbc, PublicationLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /** @return false when they are not of that version any more */
    public boolean perform(List<String> lines, long version) {
        int changed = jdbc.sql("update release.kept_words set lines = ?, version = version + 1 where version = ?")
                .params(lines.toArray(String[]::new), version)
                .update();
        if (changed > 0) {
            Changes changes = new Changes();
            changes.of(Change.PLATFORM).key(Keys.keptWords());
            log.write("publishWords", null, changes, Wake.NOW);
        }
        return changed > 0;
    }
}
