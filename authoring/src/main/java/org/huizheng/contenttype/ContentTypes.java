package org.huizheng.contenttype;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** The content types of the platform, in their shipped order. */
public final class ContentTypes {

    private static final TypeReference<List<Field>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    public ContentTypes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By code. A handful of rows, read once per verb: a change counts at once, on every console. */
    public Map<String, ContentType> all() {
        Map<String, ContentType> types = new LinkedHashMap<>();
        jdbc.sql("select code, name, fields from contenttype.content_type order by ordinal, code")
                .query((rs, row) -> new ContentType(
                        rs.getString(1), rs.getString(2), Json.CANONICAL.readValue(rs.getString(3), FIELDS)))
                .list()
                .forEach(type -> types.put(type.code(), type));
        return types;
    }
}
