package org.huizheng.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import javax.sql.DataSource;
import org.huizheng.kernel.SiteScope;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseModuleTests {

    @Test
    void eachTestHasADatabaseOfItsOwn() {
        try (var one = TestDatabase.fresh();
                var other = TestDatabase.fresh()) {
            jdbc(one.owner()).sql("create schema room").update();
            assertThat(schemas(one.owner())).isEqualTo(1);
            assertThat(schemas(other.owner())).isZero();
        }
    }

    @Test
    void theServerIsInAnotherTimeZoneThanTheJvm() {
        try (var database = TestDatabase.fresh()) {
            assertThat(jdbc(database.console())
                            .sql("show timezone")
                            .query(String.class)
                            .single())
                    .isNotEqualTo(ZoneId.systemDefault().getId());
        }
    }

    @Test
    void everyPoolWorksUnderItsOwnRole() {
        try (var database = TestDatabase.fresh()) {
            assertThat(user(database.owner())).isEqualTo("huizheng_owner");
            assertThat(user(database.console())).isEqualTo("huizheng_console");
            assertThat(user(database.worker())).isEqualTo("huizheng_worker");
            assertThat(user(database.portal())).isEqualTo("huizheng_portal");
        }
    }

    @Test
    void transactionsCarryTheirSites() {
        try (var database = TestDatabase.fresh()) {
            String sites = database.transactions().read(SiteScope.of(7L), () -> jdbc(database.console())
                    .sql("select current_setting('huizheng.sites')")
                    .query(String.class)
                    .single());
            assertThat(sites).isEqualTo("7");
        }
    }

    private static String user(DataSource source) {
        return jdbc(source).sql("select current_user").query(String.class).single();
    }

    private static long schemas(DataSource source) {
        return jdbc(source)
                .sql("select count(*) from pg_namespace where nspname = 'room'")
                .query(Long.class)
                .single();
    }

    private static JdbcClient jdbc(DataSource source) {
        return JdbcClient.create(source);
    }
}
