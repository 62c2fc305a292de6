package org.huizheng.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.purge.PurgeQueue.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PurgeQueueModuleTests {

    private static final int MOST = 100;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient owner = JdbcClient.create(database.owner());
    private final PurgeQueue queue = new PurgeQueue(JdbcClient.create(database.worker()));
    private final long cache = owner.sql("""
            insert into purge.cache (name, form, method, url, body, whole_method, whole_url, whole_body, headers, batch)
            values ('缓存', 'EACH', 'PURGE', 'http://127.0.0.1{path}', '', '', '', '', '', 10) returning cache_id""").query(Long.class).single();

    @AfterEach
    void close() {
        database.close();
    }

    private void waits(long site, String path, int lane, int attempts) {
        owner.sql("""
                insert into purge.waiting (cache_id, site_id, paths, lane, twice, attempts)
                values (?, ?, array[?], ?, false, ?)""").params(cache, site, path, lane, attempts).update();
    }

    private List<String> claimed() {
        return queue.claim(cache, MOST).stream()
                .map(Waiting::paths)
                .map(List::getFirst)
                .toList();
    }

    @Test
    void aPortionIsOfOneSiteAndLaneTheUrgentFirst() {
        waits(1, "/a", 1, 0);
        waits(2, "/b", 1, 0);
        waits(1, "/c", 1, 0);
        waits(2, "/urgent", 0, 0);
        assertThat(claimed()).containsExactly("/urgent");
        assertThat(claimed()).containsExactly("/a", "/c");
        assertThat(claimed()).containsExactly("/b");
        assertThat(claimed()).isEmpty();
    }

    @Test
    void whatFailedIsTriedByItselfAfterTheOthersOfItsLane() {
        waits(1, "/failed", 1, 1);
        waits(1, "/failed-too", 1, 4);
        waits(1, "/a", 1, 0);
        waits(2, "/urgent", 0, 2);
        waits(1, "/b", 1, 0);
        waits(1, "/dead", 1, 5);
        assertThat(claimed()).containsExactly("/urgent");
        assertThat(claimed()).containsExactly("/a", "/b");
        assertThat(claimed()).containsExactly("/failed");
        assertThat(claimed()).containsExactly("/failed-too");
        assertThat(claimed()).isEmpty();
    }
}
