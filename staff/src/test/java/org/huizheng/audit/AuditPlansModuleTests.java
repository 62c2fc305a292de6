package org.huizheng.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.huizheng.embedded.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A large trail is leafed through by its indexes: nothing is sorted, nothing is read in vain. */
class AuditPlansModuleTests {

    private static final int ENTRIES = 200_000;

    private static TestDatabase database;
    private static JdbcClient console;

    @BeforeAll
    static void fill() {
        database = TestDatabase.fresh();
        console = JdbcClient.create(database.console());
        console.sql("""
                insert into audit.entry (actor_kind, actor_name, action, site_id, object, facts)
                select 'staff', 'person' || n % 500, 'action' || n % 40, n % 60, 'document:' || n % 30000, '{}'
                from generate_series(1, ?) n""").param(ENTRIES).update();
        JdbcClient.create(database.owner()).sql("analyze audit.entry").update();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    static Stream<AuditFilter> questions() {
        Instant now = Instant.now();
        return Stream.of(
                AuditFilter.EVERYTHING,
                new AuditFilter("person7", null, null, null, null, null),
                new AuditFilter(null, "action7", null, null, null, null),
                new AuditFilter(null, null, null, 7L, null, null),
                new AuditFilter(null, null, null, null, now.minus(1, ChronoUnit.HOURS), now),
                new AuditFilter("person7", "action7", null, null, now.minus(1, ChronoUnit.HOURS), now));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aSliceIsARangeOfAnIndex(AuditFilter filter) {
        String plan = String.join(
                "\n",
                console.sql("explain " + AuditQueries.listSql(filter))
                        .params(filter.parameters())
                        .param("beforeAt", Instant.now().plusSeconds(60).toString())
                        .param("beforeId", Long.MAX_VALUE)
                        .param("limit", 51)
                        .query(String.class)
                        .list());
        assertThat(plan).contains("Index Scan").doesNotContain("Seq Scan", "Sort");
    }
}
