package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.page.PastPages;
import org.huizheng.release.Lane;
import org.huizheng.release.Pages;
import org.huizheng.release.Retraction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stood at any address at any moment is shown again, byte for byte, whatever happened since. */
class PastModuleTests {

    private static TestDatabase database;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private record Moment(Instant at, Map<String, String> tree, String edit) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyAddressAtEveryMomentOfARandomHistory(int seed) {
        SmallSite.empty(database);
        SmallSite site = new SmallSite(database, Set.of());
        List<Moment> moments = new ArrayList<>(List.of(moment(site, "before the first page")));
        site.open();
        moments.add(moment(site, "opened"));
        Random random = new Random(seed);
        RandomEdits edits = new RandomEdits(site, random, RandomEdits.ALL);
        for (int i = 0; i < 40; i++) {
            String edit = edits.perform(edits.next());
            if (random.nextInt(8) == 0) {
                site.engine.wakes.enqueue(SmallSite.SITE, List.of(Pages.WHOLE_SITE), Lane.NORMAL);
                edit += ", rebuilt";
            }
            site.drain();
            moments.add(moment(site, edit));
        }
        assertShown(site, moments);
    }

    @Test
    void aPageThatChangesAHundredTimesIsShownAsItWasEachTime() {
        SmallSite.empty(database);
        SmallSite site = new SmallSite(database, Set.of()).open();
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            if (i % 30 == 29) {
                site.retract(1, Retraction.WITHDRAWN);
            } else {
                site.release(SmallSite.document(1, "标题" + i / 3, SmallSite.HEADLINES, site.clock.now));
            }
            site.drain();
            moments.add(moment(site, "no " + i));
        }
        assertShown(site, moments);
        assertThat(count("form = 'delta'")).isGreaterThan(count("form = 'whole'") * 5);
    }

    @Test
    void aRebuildThatChangesNothingKeepsNothing() {
        SmallSite.empty(database);
        SmallSite site = new SmallSite(database, Set.of()).open();
        site.release(SmallSite.document(1, "标题", SmallSite.HEADLINES, site.clock.now));
        site.drain();
        long rows = count("true");
        site.engine.wakes.enqueue(SmallSite.SITE, List.of(Pages.WHOLE_SITE), Lane.NORMAL);
        site.drain();
        assertThat(count("true")).isEqualTo(rows);
    }

    @Test
    void whatTheNewReleaseSaysOtherwiseIsKeptThoughItIsChangedBeforeTheyAreCompared() {
        SmallSite.empty(database);
        SmallSite site = new SmallSite(database, Set.of()).open();
        for (int id = 1; id <= 12; id++) {
            site.release(SmallSite.document(id, "标题" + id, SmallSite.HEADLINES, site.clock.now));
        }
        site.drain();
        List<Moment> moments = new ArrayList<>(List.of(moment(site, "before")));
        site.templates = new TreeMap<>(site.templates);
        site.templates.computeIfPresent(
                "templates/document.peb", (p, text) -> text.replace("{% endblock %}", "版{% endblock %}"));
        site.theme();
        new RebuildSite(site.engine, 1).perform(SmallSite.SITE);
        moments.add(moment(site, "rebuilt by another template"));
        site.release(SmallSite.document(1, "另一个标题", SmallSite.HEADLINES, site.clock.now));
        site.retract(2, Retraction.WITHDRAWN);
        site.release(SmallSite.document(20, "新来的", SmallSite.HEADLINES, site.clock.now));
        site.drain();
        moments.add(moment(site, "changed since"));
        site.release(SmallSite.document(1, "标题1", SmallSite.HEADLINES, site.clock.now));
        site.drain();
        moments.add(moment(site, "changed again"));
        assertShown(site, moments);
        assertThat(site.engine.replaced.waiting()).containsExactly(SmallSite.SITE);
        new RebuildSite(site.engine, 1).removeOld(SmallSite.SITE);
        assertThat(site.engine.replaced.waiting()).isEmpty();
        assertShown(site, moments);
    }

    private long count(String what) {
        return org.springframework.jdbc.core.simple.JdbcClient.create(database.owner())
                .sql("select count(*) from page.past where " + what)
                .query(Long.class)
                .single();
    }

    private static Moment moment(SmallSite site, String edit) {
        return new Moment(
                site.engine
                        .jdbc
                        .sql("select clock_timestamp()")
                        .query((rs, i) -> rs.getTimestamp(1).toInstant())
                        .single(),
                site.tree(),
                edit);
    }

    private static void assertShown(SmallSite site, List<Moment> moments) {
        PastPages past = new PastPages(site.engine.jdbc, site.pages, site.blobs, SmallSite.SITE, "example");
        Set<String> paths = new TreeSet<>();
        moments.forEach(m -> paths.addAll(m.tree.keySet()));
        for (Moment moment : moments) {
            for (String path : paths) {
                byte[] shown = past.bytes(path, moment.at);
                assertThat(shown == null ? null : new String(shown, StandardCharsets.UTF_8))
                        .as("%s after %s", path, moment.edit)
                        .isEqualTo(moment.tree.get(path));
                assertThat(past.at(path, moment.at).isPresent()).isEqualTo(moment.tree.containsKey(path));
            }
        }
    }
}
