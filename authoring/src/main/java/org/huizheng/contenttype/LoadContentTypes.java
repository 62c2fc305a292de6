package org.huizheng.contenttype;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.PublishContentTypes;
import org.huizheng.release.ReleasedContentType;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** Brings the shipped content types into the database; again and again without effect. Types added by others stay. */
public final class LoadContentTypes {

    private static final List<String> SHIPPED = List.of(
            "article", "policy", "interpretation", "service", "leader", "agency", "qa", "gallery", "video", "link");

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final ContentTypes types;
    private final PublishContentTypes publish;

    public LoadContentTypes(
            ScopedTransactions transactions, JdbcClient jdbc, ContentTypes types, PublishContentTypes publish) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.types = types;
        this.publish = publish;
    }

    public void perform() {
        transactions.write(SiteScope.everySite(), () -> {
            for (int i = 0; i < SHIPPED.size(); i++) {
                store(read(SHIPPED.get(i)), i);
            }
            Map<String, Map<String, Object>> schemaOrg = schemaOrg();
            publish.perform(types.all().values().stream()
                    .map(type -> new ReleasedContentType(
                            type.code(), type.name(), schemaOrg.getOrDefault(type.code(), Map.of())))
                    .toList());
        });
    }

    private void store(ContentType type, int ordinal) {
        jdbc.sql("""
                insert into contenttype.content_type as t (code, name, ordinal, fields) values (?, ?, ?, ?::jsonb)
                on conflict (code) do update set name = excluded.name, ordinal = excluded.ordinal, fields = excluded.fields
                where (t.name, t.ordinal, t.fields) is distinct from (excluded.name, excluded.ordinal, excluded.fields)
                """)
                .params(type.code(), type.name(), ordinal, Json.write(type.fields()))
                .update();
    }

    /** What documents of each shipped type are in the vocabulary of schema.org. */
    private static Map<String, Map<String, Object>> schemaOrg() {
        return shipped("schema-org", new TypeReference<>() {});
    }

    static ContentType read(String code) {
        return shipped(code, new TypeReference<>() {});
    }

    private static <T> T shipped(String name, TypeReference<T> type) {
        try (InputStream in = LoadContentTypes.class.getResourceAsStream("/contenttypes/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("content type is not shipped: " + name);
            }
            return Json.CANONICAL.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
