package org.huizheng.release;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes content types public, for search facets and pages. Joins the caller's transaction. */
public final class PublishContentTypes {

    private final JdbcClient jdbc;
    private final PublicationLog log;

    public PublishContentTypes(JdbcClient jdbc, PublicationLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    public void perform(List<ReleasedContentType> types) {
        List<String> changed = new ArrayList<>();
        for (ReleasedContentType type : types) {
            int rows = jdbc.sql("""
                    insert into release.content_type as t (code, name, schema_org) values (?, ?, ?::jsonb)
                    on conflict (code) do update set name = excluded.name, schema_org = excluded.schema_org
                    where (t.name, t.schema_org) is distinct from (excluded.name, excluded.schema_org)""")
                    .params(type.code(), type.name(), Json.write(type.schemaOrg()))
                    .update();
            if (rows > 0) {
                changed.add(type.code());
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        Changes changes = new Changes();
        for (long site :
                jdbc.sql("select site_id from release.site").query(Long.class).list()) {
            changed.forEach(code -> changes.of(site).key(Keys.contentType(code)));
        }
        jdbc.sql("update release.site set structure = structure + 1").update();
        log.write("publishContentTypes", null, changes, Wake.NOW);
    }
}
