package org.huizheng.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Collects the rows of a transaction and writes them in one statement just before it commits: a batch of 500 pays once. */
public final class AuditLog implements AuditTrail {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final JdbcClient jdbc;

    public AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(Actor actor, String action, @Nullable Long siteId, String object, String facts) {}

    @Override
    public void record(Actor actor, String action, @Nullable Long siteId, String object, Map<String, ?> facts) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an audit row belongs to a transaction: " + action);
        }
        pending().rows.add(new Row(actor, action, siteId, object, JSON.writeValueAsString(facts)));
    }

    private Pending pending() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Pending pending) {
            return pending;
        }
        Pending pending = new Pending();
        TransactionSynchronizationManager.bindResource(this, pending);
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    private void write(List<Row> rows) {
        jdbc.sql("""
                insert into audit.entry (actor_kind, actor_name, action, site_id, object, facts)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[])
                """)
                .param(texts(rows, r -> r.actor.kind()))
                .param(texts(rows, r -> r.actor.name()))
                .param(texts(rows, Row::action))
                .param(rows.stream().map(Row::siteId).toArray(Long[]::new))
                .param(texts(rows, Row::object))
                .param(texts(rows, Row::facts))
                .update();
    }

    private static String[] texts(List<Row> rows, Function<Row, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private final class Pending implements TransactionSynchronization {

        private final List<Row> rows = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!rows.isEmpty()) {
                write(rows);
                rows.clear();
            }
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(AuditLog.this);
        }
    }
}
