package org.huizheng.release;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the names of content types public, for search facets and pages. Joins the caller's transaction. */
public final class PublishContentTypes {

    private final JdbcClient jdbc;
    private final PublicationLog log;

    public PublishContentTypes(JdbcClient jdbc, PublicationLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    public void perform(Map<String, String> nameByCode) {
        int changed = 0;
        for (var type : nameByCode.entrySet()) {
            changed += jdbc.sql("""
                    insert into release.content_type (code, name) values (?, ?)
                    on conflict (code) do update set name = excluded.name where content_type.name <> excluded.name""").params(type.getKey(), type.getValue()).update();
        }
        if (changed == 0) {
            return;
        }
        Changes changes = new Changes();
        jdbc.sql("select site_id from release.site").query(Long.class).list().forEach(site -> changes.of(site)
                .key(Keys.contentTypes()));
        jdbc.sql("update release.site set structure = structure + 1").update();
        log.write("publishContentTypes", null, changes, Wake.NOW);
    }
}
