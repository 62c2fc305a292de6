package org.huizheng.page;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.PageSeal;
import org.huizheng.kernel.PageStore;
import org.huizheng.kernel.Repeating;
import org.huizheng.kernel.RootSigner;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.CountMappingHits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What signs the sites' roots and counts what portals left; several processes may have it. */
@Configuration(proxyBeanMethods = false)
public class PageWorkRoom {

    /** Where portals leave how often mappings answered. */
    public record HitPlace(Path directory) {}

    @Bean
    Repeating hitCounting(ScopedTransactions transactions, JdbcClient jdbc, Clock clock, HitPlace place) {
        CountMappingHits count = new CountMappingHits(transactions, jdbc, clock, place.directory());
        return new Repeating("mapping-hits", Duration.ofSeconds(3), count::perform);
    }

    @Bean
    Repeating forgettingThePast(ScopedTransactions transactions, JdbcClient jdbc) {
        ForgetPast forget = new ForgetPast(transactions, jdbc);
        return new Repeating("forget-past", Duration.ofHours(6), forget::perform);
    }

    @Bean
    Repeating erasingThePast(ScopedTransactions transactions, JdbcClient jdbc, PageStore pages, BlobStore blobs) {
        ErasePast erase = new ErasePast(transactions, jdbc, pages, blobs);
        return new Repeating("erase-past", Duration.ofSeconds(2), erase::perform);
    }

    @Bean
    Repeating rootSigning(
            ScopedTransactions transactions, JdbcClient jdbc, PageSeal seal, RootSigner signer, Clock clock) {
        SignRoots sign = new SignRoots(transactions, jdbc, seal, signer, clock);
        return new Repeating("root-signer", Duration.ofSeconds(1), sign::perform);
    }
}
