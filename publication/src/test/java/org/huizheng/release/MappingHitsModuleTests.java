package org.huizheng.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.database.ScopedTransactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class MappingHitsModuleTests {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient owner = JdbcClient.create(database.owner());
    private final Path directory;
    private final CountMappingHits count;

    MappingHitsModuleTests(@TempDir Path directory) {
        this.directory = directory;
        this.count = new CountMappingHits(
                new ScopedTransactions(database.worker()),
                JdbcClient.create(database.worker()),
                Clock.fixed(NOW, ZoneOffset.UTC),
                directory);
    }

    @BeforeEach
    void fill() {
        owner.sql("""
                insert into release.site (site_id, code, name, domain, identity_code, settings, state)
                values (1, 'jia', '甲', 'jia.localhost', '1', '{}', 'online')""").update();
        owner.sql("""
                insert into release.mapping (site_id, match, source, shard, kind, status, target) values
                    (1, 'exact', '/a', 1, 'gone', 301, ''), (1, 'prefix', '/a', null, 'gone', 301, ''),
                    (1, 'exact', '/b', 1, 'unresolved', 301, '')""").update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static MappingHits.Count hits(String match, String source, long hits) {
        return new MappingHits.Count("jia", match, source, hits);
    }

    private boolean leave(MappingHits.Count... counts) throws IOException {
        return new MappingHits(UUID.randomUUID(), NOW.minusSeconds(5), List.of(counts)).leave(directory);
    }

    private Map<String, Long> counted() {
        return owner
                .sql(
                        "select match || source as key, hits from release.mapping join release.mapping_hit using (mapping_id)")
                .query((rs, i) -> Map.entry(rs.getString(1), rs.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }

    @Test
    void whatPortalsLeaveIsAddedUpByMapping() throws IOException {
        leave(hits("exact", "/a", 3), hits("prefix", "/a", 2));
        leave(hits("exact", "/a", 4), hits("exact", "/nobody", 9), new MappingHits.Count("yi", "exact", "/a", 9));
        count.perform();
        assertThat(counted()).isEqualTo(Map.of("exact/a", 7L, "prefix/a", 2L));
        assertThat(files()).isEmpty();
        assertThat(owner.sql("select last_at = ? from release.mapping_hit limit 1")
                        .param(NOW.minusSeconds(5).atOffset(ZoneOffset.UTC))
                        .query(Boolean.class)
                        .single())
                .isTrue();
        owner.sql("delete from release.mapping where source = '/a'").update();
        assertThat(counted()).isEmpty();
    }

    @Test
    void aFileThatComesBackIsNotCountedTwice() throws IOException {
        leave(hits("exact", "/b", 1));
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        count.perform();
        Files.write(file, bytes);
        count.perform();
        assertThat(counted()).isEqualTo(Map.of("exact/b", 1L));
    }

    @Test
    void withoutADatabaseTheFilesWait() throws IOException {
        leave(hits("exact", "/b", 5));
        TestDatabase away = TestDatabase.fresh();
        away.close();
        var hopeless = new CountMappingHits(
                away.transactions(away.worker()), JdbcClient.create(away.worker()), Clock.systemUTC(), directory);
        assertThatThrownBy(hopeless::perform).isInstanceOf(RuntimeException.class);
        assertThat(files()).hasSize(1);
        count.perform();
        assertThat(counted()).isEqualTo(Map.of("exact/b", 5L));
    }

    @Test
    void soManyFilesWaitAndNotOneMore() throws IOException {
        for (int i = 0; i < MappingHits.MOST_FILES; i++) {
            assertThat(leave(hits("exact", "/b", 1))).isTrue();
        }
        assertThat(leave(hits("exact", "/b", 1))).isFalse();
        count.perform();
        assertThat(counted()).isEqualTo(Map.of("exact/b", 200L));
        assertThat(leave(hits("exact", "/b", 1))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "2026-11-22T07:00:00Z\njia\texact\t/b",
                "2026-11-22T07:00:00Z\njia\texact\t/b\tmany",
                "2026-11-22T07:00:00Z\njia\texact\t/b\u0000\t1",
                "yesterday\njia\texact\t/b\t1"
            })
    void whatIsNoCountOfOursIsLeftOutAndHoldsUpNothing(String text) throws IOException {
        Files.writeString(directory.resolve("00000000-0000-0000-0000-000000000000.txt"), text);
        leave(hits("exact", "/b", 1));
        count.perform();
        assertThat(counted()).isEqualTo(Map.of("exact/b", 1L));
        assertThat(files()).isEmpty();
    }

    @Test
    void numbersBeyondReasonAreCutAndLinksAreNotFollowed(@TempDir Path elsewhere) throws IOException {
        leave(hits("exact", "/b", Long.MAX_VALUE));
        Path secret = Files.writeString(elsewhere.resolve("secret"), "2026-11-22T07:00:00Z\njia\texact\t/a\t1\n");
        Files.createSymbolicLink(directory.resolve(UUID.randomUUID() + ".txt"), secret);
        count.perform();
        assertThat(counted()).isEqualTo(Map.of("exact/b", 1_000_000_000L));
    }
}
