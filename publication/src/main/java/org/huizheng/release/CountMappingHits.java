package org.huizheng.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds what portals counted to what is known of each mapping; a file is deleted after its numbers are stored, and stored once. */
public final class CountMappingHits {

    private static final Logger LOG = LoggerFactory.getLogger(CountMappingHits.class);

    /** A file that could not be deleted is not counted again for so long. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Path directory;

    public CountMappingHits(ScopedTransactions transactions, JdbcClient jdbc, Clock clock, Path directory) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
        this.directory = directory;
    }

    public void perform() {
        try {
            if (Files.isDirectory(directory)) {
                for (Path file : MappingHits.waiting(directory)) {
                    count(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(Path file) throws IOException {
        Optional<MappingHits> hits = MappingHits.read(file);
        if (hits.isPresent()) {
            transactions.write(SiteScope.everySite(), () -> store(hits.get()));
        } else {
            LOG.warn("{} holds no counts of ours and is left out", file);
        }
        Files.deleteIfExists(file);
    }

    private void store(MappingHits hits) {
        jdbc.sql("delete from release.mapping_hit_batch where counted_at < ?")
                .param(clock.instant().minus(REMEMBERED).atOffset(ZoneOffset.UTC))
                .update();
        int first = jdbc.sql("""
                insert into release.mapping_hit_batch (batch, counted_at) values (?, ?) on conflict do nothing""")
                .params(hits.batch(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (first == 1) {
            add(hits);
        }
    }

    /** In the order of the mappings, so that two who count at once do not wait for each other. */
    private void add(MappingHits hits) {
        Instant now = clock.instant();
        Instant last = hits.at().isBefore(now) ? hits.at() : now;
        jdbc.sql("""
                insert into release.mapping_hit (mapping_id, site_id, hits, last_at)
                select m.mapping_id, m.site_id, sum(given.hits), :last
                from unnest(:sites::text[], :matches::text[], :sources::text[], :hits::bigint[])
                        given (site, match, source, hits)
                join release.site s on s.code = given.site
                join release.mapping m on m.site_id = s.site_id and m.match = given.match and m.source = given.source
                group by m.mapping_id, m.site_id order by m.mapping_id
                on conflict (mapping_id) do update set hits = mapping_hit.hits + excluded.hits,
                    last_at = greatest(mapping_hit.last_at, excluded.last_at)""")
                .param("last", last.atOffset(ZoneOffset.UTC))
                .param("sites", texts(hits, MappingHits.Count::site))
                .param("matches", texts(hits, MappingHits.Count::match))
                .param("sources", texts(hits, MappingHits.Count::source))
                .param(
                        "hits",
                        hits.counts().stream().map(MappingHits.Count::hits).toArray(Long[]::new))
                .update();
    }

    private static String[] texts(MappingHits hits, Function<MappingHits.Count, String> text) {
        List<MappingHits.Count> counts = hits.counts();
        return counts.stream().map(text).toArray(String[]::new);
    }
}
