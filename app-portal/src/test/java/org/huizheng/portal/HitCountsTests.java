package org.huizheng.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.huizheng.page.MappedTo;
import org.huizheng.page.OldAddresses;
import org.huizheng.release.MappingHits;
import org.huizheng.release.OldAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HitCountsTests {

    private final Path directory;

    HitCountsTests(@TempDir Path directory) {
        this.directory = directory;
    }

    private static MappedTo mapping(String source) {
        return new MappedTo("exact", source, 410, "");
    }

    /** Without the time they were left at. */
    private List<String> left() throws IOException {
        if (!Files.exists(directory.resolve("hits"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory.resolve("hits"))) {
            return files.flatMap(HitCountsTests::lines).sorted().toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().skip(1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPortalLeavesWhatItCountedWhenItEnds(@TempDir Path pages) throws IOException {
        SampleTree tree = new SampleTree(pages);
        String shard = String.valueOf(OldAddress.of("/old/1.html").orElseThrow().shard());
        tree.put(OldAddresses.file(shard), "exact\t/old/1.html\t301\t/zwgk/\n");
        tree.put(OldAddresses.file("rules"), "prefix\t/bm/\t404\t\n");
        try (RunningPortal portal = new RunningPortal(tree, "hits=" + directory.resolve("hits"))) {
            portal.get("/old/1.html");
            portal.get("/old/1.html?from=wechat");
            for (int i = 0; i < 50; i++) {
                portal.get("/bm/" + UUID.randomUUID());
                portal.get("/never/" + i);
            }
            portal.get("/zwgk/");
        }
        assertThat(left()).containsExactly("linlan\texact\t/old/1.html\t2", "linlan\tprefix\t/bm/\t50");
    }

    @Test
    void onlySoManyAreCountedUntilTheyAreLeft() throws IOException {
        HitCounts counts = new HitCounts(directory.resolve("hits"), Clock.systemUTC());
        for (int i = 0; i < MappingHits.MOST_COUNTS + 5_000; i++) {
            counts.count("linlan", mapping("/" + i));
        }
        counts.count("linlan", mapping("/0"));
        counts.leave();
        assertThat(left()).hasSize(MappingHits.MOST_COUNTS).contains("linlan\texact\t/0\t2");
    }

    @Test
    void whatCannotBeLeftIsKept() throws IOException {
        HitCounts counts = new HitCounts(directory.resolve("hits"), Clock.systemUTC());
        Files.writeString(directory.resolve("hits"), "a file where the directory should be");
        counts.count("linlan", mapping("/a"));
        counts.leave();
        counts.count("linlan", mapping("/a"));
        Files.delete(directory.resolve("hits"));
        counts.leave();
        assertThat(left()).containsExactly("linlan\texact\t/a\t2");
    }

    @Test
    void withoutAPlaceNothingIsCounted() throws IOException {
        HitCounts counts = new HitCounts(null, Clock.systemUTC());
        counts.count("linlan", mapping("/a"));
        counts.leave();
        assertThat(left()).isEmpty();
    }
}
