package org.huizheng.contenttype;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.PublishContentTypes;
import org.springframework.jdbc.core.simple.JdbcClient;

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
            Map<String, String> names = new LinkedHashMap<>();
            types.all().values().forEach(type -> names.put(type.code(), type.name()));
            publish.perform(names);
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

    static ContentType read(String code) {
        try (InputStream in = LoadContentTypes.class.getResourceAsStream("/contenttypes/" + code + ".json")) {
            if (in == null) {
                throw new IllegalStateException("content type is not shipped: " + code);
            }
            return Json.CANONICAL.readValue(in, ContentType.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
