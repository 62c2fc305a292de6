package org.huizheng.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an auditor looks for; null for whatever. {@code from} is inclusive, {@code to} is not. */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String object,
        @Nullable Long siteId,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final AuditFilter EVERYTHING = new AuditFilter(null, null, null, null, null, null);

    public static AuditFilter ofObject(String object) {
        return new AuditFilter(null, null, object, null, null, null);
    }

    /** Only the conditions that are given, so that each shape of a question gets a plan of its own. */
    String sql() {
        return (actor == null ? "" : " and actor_name = :actor")
                + (action == null ? "" : " and action = :action")
                + (object == null ? "" : " and object = :object")
                + (siteId == null ? "" : " and site_id = :site")
                + (from == null ? "" : " and at >= :from::timestamptz")
                + (to == null ? "" : " and at < :to::timestamptz");
    }

    Map<String, Object> parameters() {
        Map<String, Object> given = new LinkedHashMap<>();
        put(given, "actor", actor);
        put(given, "action", action);
        put(given, "object", object);
        put(given, "site", siteId);
        put(given, "from", from == null ? null : from.toString());
        put(given, "to", to == null ? null : to.toString());
        return given;
    }

    private static void put(Map<String, Object> given, String name, @Nullable Object value) {
        if (value != null) {
            given.put(name, value);
        }
    }
}
