package org.huizheng.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.huizheng.embedded.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ManifestModuleTests {

    private static final long SITE = 77;
    private static final int PAGES = 200;
    private static final int AT_ONCE = 6;

    private final TestDatabase database = TestDatabase.fresh();
    private final Manifest manifest = new Manifest(JdbcClient.create(database.worker()));

    private final AtomicInteger met = new AtomicInteger();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void manyWhoMakeTheSameNewPageAtOnceRecordItOnceAndAllButOneAreToldOfIt() throws Exception {
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Object>> saved = Stream.generate(() -> work(together))
                    .limit(AT_ONCE)
                    .map(workers::submit)
                    .toList();
            for (Future<Object> each : saved) {
                assertThat(each.get()).isNotNull();
            }
        }
        int[] found = {0};
        manifest.each(SITE, 1, entry -> found[0]++);
        assertThat(found[0]).isEqualTo(PAGES);
        assertThat(met).hasValue(PAGES * (AT_ONCE - 1));
    }

    private Callable<Object> work(CyclicBarrier together) {
        return () -> {
            for (int page = 0; page < PAGES; page++) {
                together.await(10, TimeUnit.SECONDS);
                manifest.save(entry(page), false, row -> met.incrementAndGet());
            }
            return this;
        };
    }

    private static Manifest.Entry entry(int page) {
        return new Manifest.Entry(
                0,
                SITE,
                1,
                "fragment:foot" + page,
                "/_f/foot" + page + ".html",
                200,
                new byte[32],
                1,
                1,
                1,
                null,
                null,
                "",
                "",
                1);
    }
}
