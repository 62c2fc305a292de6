package org.huizheng.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditModuleTests {

    private static final Actor EDITOR = new Actor("staff", "张明");

    private final TestDatabase database = TestDatabase.fresh();
    private final ScopedTransactions transactions = database.transactions();
    private final JdbcClient console = JdbcClient.create(database.console());
    private final JdbcClient owner = JdbcClient.create(database.owner());
    private final AuditLog audit = new AuditLog(console);
    private final SealAudit seal = new SealAudit(transactions, console);
    private final VerifyAudit verify = new VerifyAudit(transactions, console);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aRowBelongsToItsTransaction() {
        assertThatThrownBy(() -> audit.record(EDITOR, "x", null, "y:1", Map.of()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.write(SiteScope.everySite(), () -> {
                    audit.record(EDITOR, "x", null, "y:1", Map.of());
                    throw new IllegalArgumentException("the verb failed");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        act("y:2");
        assertThat(new AuditQueries(console).of("y:1", 10)).isEmpty();
        assertThat(new AuditQueries(console).of("y:2", 10)).singleElement().satisfies(entry -> assertThat(entry.facts())
                .isEqualTo("{\"a\":1}"));
    }

    @Test
    void anUntouchedTrailVerifies() {
        for (int round = 0; round < 3; round++) {
            act("site:" + round);
            act("document:" + round);
            assertThat(seal.perform()).isEqualTo(2);
        }
        assertThat(seal.perform()).isZero();
        var report = verify.perform();
        assertThat(report.intact()).isTrue();
        assertThat(report.seals()).isEqualTo(3);
        assertThat(report.entries()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set actor_name = '李四' where entry_id = 2",
                "update audit.entry set facts = '{\"a\":2}' where entry_id = 2",
                "update audit.entry set at = at + interval '1 microsecond' where entry_id = 2",
                "update audit.entry set site_id = 9 where entry_id = 2",
                "delete from audit.entry where entry_id = 2",
                "insert into audit.entry (xid, actor_kind, actor_name, action, object, facts) select xid, 'staff', 'x', 'y', 'z', '{}' from audit.entry where entry_id = 2",
                "update audit.seal set entries = entries + 1 where seal_id = 1",
                "update audit.seal set merkle_root = sha256('x') where seal_id = 1",
                "delete from audit.seal where seal_id = 1",
            })
    void tamperingIsFound(String tampering) {
        act("a:1");
        act("a:2");
        act("a:3");
        seal.perform();
        act("a:4");
        seal.perform();
        asOwnerWithoutTriggers(tampering);
        assertThat(verify.perform().findings()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set actor_name = 'x'",
                "delete from audit.entry",
                "truncate audit.entry",
                "update audit.seal set entries = 0",
                "delete from audit.seal",
                "truncate audit.seal"
            })
    void nobodyChangesARowNotEvenTheOwner(String change) {
        act("a:1");
        seal.perform();
        assertThatThrownBy(() -> console.sql(change).update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> owner.sql(change).update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("append-only");
    }

    @Test
    void nobodyForgesTheOrderOfARow() {
        assertThatThrownBy(() -> console.sql("""
                        insert into audit.entry (xid, actor_kind, actor_name, action, object, facts)
                        values ('1', 'staff', 'x', 'y', 'z', '{}')
                        """).update()).hasStackTraceContaining("permission denied");
    }

    @Test
    void aRowThatCommitsLateIsSealedToo() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch sealed = new CountDownLatch(1);
        Thread late = Thread.ofPlatform()
                .start(() -> transactions.write(SiteScope.everySite(), () -> {
                    console.sql("select pg_current_xact_id()")
                            .query(String.class)
                            .single();
                    written.countDown();
                    await(sealed);
                    audit.record(EDITOR, "late", null, "late:1", Map.of());
                }));
        await(written);
        act("early:1");
        int before = seal.perform();
        assertThat(before).as("an entry above the running transaction waits").isZero();
        sealed.countDown();
        late.join();
        assertThat(seal.perform()).isEqualTo(2);
        assertThat(verify.perform().intact()).isTrue();
    }

    private void act(String object) {
        transactions.write(SiteScope.everySite(), () -> audit.record(EDITOR, "change", 1L, object, Map.of("a", 1)));
    }

    private void asOwnerWithoutTriggers(String sql) {
        owner.sql("alter table audit.entry disable trigger user").update();
        owner.sql("alter table audit.seal disable trigger user").update();
        owner.sql(sql).update();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
