package org.huizheng.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SearchIndex;
import org.huizheng.kernel.SearchIndex.Entry;
import org.huizheng.kernel.SearchIndexContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneSearchIndexTests extends SearchIndexContract {

    private static LuceneSearchIndex index;

    @BeforeAll
    static void open(@TempDir Path shared) {
        index = LuceneSearchIndex.open(shared, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        index.close();
    }

    @Override
    protected SearchIndex index() {
        return index;
    }

    @Test
    void aChangeIsSeenAtOnceAndWithoutWaitingForTheDisk() {
        long began = System.nanoTime();
        index.put(List.of(entry(5, "即时可见")));
        assertThat(found(index, "即时可见")).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void wordsOfALongPhraseMayStandApart() {
        index.put(List.of(entry(1, "公共服务事项办理指南"), entry(2, "指南")));
        assertThat(found(index, "办理服务事项")).isEqualTo(1);
        assertThat(found(index, "“办理服务事项”")).isZero();
    }

    @Test
    void whatWasRefreshedSurvivesARestart(@TempDir Path directory) {
        try (LuceneSearchIndex first = LuceneSearchIndex.open(directory, Clock.systemUTC())) {
            assertThat(first.needsRebuild()).isTrue();
            first.put(List.of(entry(1, "留存")));
            first.refresh();
        }
        try (LuceneSearchIndex second = LuceneSearchIndex.open(directory, Clock.systemUTC())) {
            assertThat(second.needsRebuild()).isFalse();
            assertThat(found(second, "留存")).isEqualTo(1);
        }
    }

    @Test
    void aBrokenIndexIsMovedAsideAndBegunAgain(@TempDir Path directory) throws IOException {
        written(directory);
        try (var files = Files.walk(directory.resolve("index"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("_"))
                    .toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        try (LuceneSearchIndex second = LuceneSearchIndex.open(directory, Clock.systemUTC())) {
            assertThat(second.needsRebuild()).isTrue();
            assertThat(found(second, "留存")).isZero();
            second.put(List.of(entry(1, "新生")));
            assertThat(found(second, "新生")).isEqualTo(1);
        }
        assertThat(directory.resolve("aside")).isDirectory();
    }

    @Test
    void anIndexOfAnotherVersionIsMovedAsideAndBegunAgain(@TempDir Path directory) throws IOException {
        written(directory);
        Files.writeString(directory.resolve("format"), "0 something older\n");
        try (LuceneSearchIndex second = LuceneSearchIndex.open(directory, Clock.systemUTC())) {
            assertThat(second.needsRebuild()).isTrue();
            assertThat(found(second, "留存")).isZero();
        }
    }

    @Test
    void anIndexInUseIsLeftAlone(@TempDir Path directory) {
        try (LuceneSearchIndex first = LuceneSearchIndex.open(directory, Clock.systemUTC())) {
            first.put(List.of(entry(1, "留存")));
            assertThatThrownBy(() -> LuceneSearchIndex.open(directory, Clock.systemUTC()))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("另一个进程");
            assertThat(found(first, "留存")).isEqualTo(1);
        }
    }

    private static void written(Path directory) {
        try (LuceneSearchIndex first = LuceneSearchIndex.open(directory, Clock.systemUTC())) {
            first.put(List.of(entry(1, "留存")));
            first.refresh();
        }
    }

    private static long found(SearchIndex index, String words) {
        return index.search(new SearchIndex.Query(
                        words,
                        Set.of(),
                        Map.of(),
                        null,
                        null,
                        SearchIndex.Within.ALL,
                        SearchIndex.Order.NEWEST,
                        0,
                        10,
                        true))
                .total();
    }

    private static Entry entry(long id, String title) {
        return new Entry("1:" + id, 1, id, title, "", "", "/" + id, Instant.parse("2026-11-20T02:00:00Z"), Map.of());
    }
}
