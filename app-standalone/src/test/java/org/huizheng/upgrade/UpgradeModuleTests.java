package org.huizheng.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.database.Migrations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every database a released version left behind comes up to date, keeps its rows, and ends like a fresh one. */
class UpgradeModuleTests {

    private static final Path KEPT = Path.of("src/test/resources/upgrade");

    static List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            return files.filter(f -> f.toString().endsWith(".zip")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void aKeptDatabaseIsMigratedAndKeepsItsRows(Path file) throws IOException, SQLException {
        KeptDatabase kept = KeptDatabase.read(file);
        try (TestDatabase database = TestDatabase.empty()) {
            kept.restore(database);
            assertThat(rows(database)).isEqualTo(kept.rows());
            new Migrations(database.owner()).run();
            assertThat(rows(database)).containsAllEntriesOf(content(kept.rows()));
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void anUpgradedDatabaseIsLikeAFreshOne(Path file) throws IOException, SQLException {
        try (TestDatabase upgraded = TestDatabase.empty();
                TestDatabase fresh = TestDatabase.fresh()) {
            KeptDatabase.read(file).restore(upgraded);
            new Migrations(upgraded.owner()).run();
            assertThat(Shape.of(upgraded)).containsExactlyElementsOf(Shape.of(fresh));
        }
    }

    @Test
    void migratingTwiceChangesNothing() {
        try (TestDatabase database = TestDatabase.fresh()) {
            Map<String, Long> before = rows(database);
            new Migrations(database.owner()).run();
            assertThat(rows(database)).isEqualTo(before);
        }
    }

    @Test
    void aNewerDatabaseIsRefusedInWordsAndLeftAlone() {
        try (TestDatabase database = TestDatabase.fresh()) {
            JdbcClient.create(database.owner()).sql("""
                    insert into organization.migration
                        (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                    values (999, '999', 'from the future', 'SQL', 'V999__from_the_future.sql', 1, 'x', 1, true)
                    """).update();
            Map<String, Long> before = rows(database);
            assertThatThrownBy(() -> new Migrations(database.owner()).run())
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.type()).isEqualTo("database-too-new"))
                    .hasMessageContaining("不能降级");
            assertThat(rows(database)).isEqualTo(before);
        }
    }

    @Test
    void aChangedReleasedMigrationIsRefused() {
        try (TestDatabase database = TestDatabase.fresh()) {
            JdbcClient.create(database.owner())
                    .sql("update organization.migration set checksum = checksum + 1 where version = '1'")
                    .update();
            assertThatThrownBy(() -> new Migrations(database.owner()).run()).hasMessageContaining("checksum");
        }
    }

    /** The history grows with each migration, and one may ask for pages to be made; everything else is the user's. */
    private static Map<String, Long> content(Map<String, Long> rows) {
        Map<String, Long> content = new TreeMap<>(rows);
        content.keySet().removeIf(table -> table.endsWith(".migration") || table.equals("render.queue"));
        return content;
    }

    private static Map<String, Long> rows(TestDatabase database) {
        JdbcClient jdbc = JdbcClient.create(database.superuser());
        Map<String, Long> rows = new TreeMap<>();
        jdbc.sql("""
                select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema')
                """)
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table.replace("\"", ""),
                        jdbc.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
        return rows;
    }
}
