package org.huizheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.mapping.MappingText;
import org.huizheng.mapping.OpenMapping;
import org.huizheng.site.SiteQueries;
import org.junit.jupiter.api.Test;

/** PostgreSQL is gone: the public notices nothing, not even when it searches. */
class OutageJourney {

    private static final String SEARCH = "/search?q=%E4%B8%B4%E6%BE%9C";

    private final RunningCity city;

    OutageJourney() throws Exception {
        this.city = RunningCity.get();
    }

    @Test
    void everyAddressAnswersWhileTheDatabaseIsAwayAndAllWorksAgainAfterwards() throws Exception {
        List<Address> addresses = everyAddress();
        assertThat(addresses).hasSizeGreaterThan(2_000);
        assertThat(addresses).extracting(Address::status).contains(200, 302, 410);
        assertThat(city.portal("linlan").get(SEARCH).status()).isEqualTo(200);
        long mapping = oldAddress();
        StoppedDatabase stopped = StoppedDatabase.of(city.data());
        try {
            oldAddressAnswers();
            assertThat(wrongAnswers(addresses)).isEmpty();
            searchAnswersAsIfNothingHadHappened();
            assertThat(city.console().get("/health/ready").status()).isEqualTo(503);
            assertThat(city.console().get("/health/live").status()).isEqualTo(200);
        } finally {
            stopped.letStart();
        }
        Patience.until("search again", 40, () -> city.portal("linlan").get(SEARCH), r -> r.status() == 200);
        Patience.until("ready again", 40, () -> city.console().get("/health/ready"), r -> r.status() == 200);
        Patience.until("readers of the outage are counted", 20, () -> hits(mapping), hits -> hits == 4);
        releaseAndWithdraw();
    }

    private long oldAddress() throws Exception {
        SiteScope all = SiteScope.everySite();
        long site =
                city.the(SiteQueries.class).byCode(all, "linlan").orElseThrow().id();
        long mapping = city.the(OpenMapping.class)
                .perform(all, Actor.command("test"), site, MappingText.redirect("/outage/old.asp", "/"))
                .id();
        Patience.until(
                "the old address answers",
                20,
                () -> city.portal("linlan").get("/outage/old.asp"),
                r -> r.status() == 301);
        return mapping;
    }

    private void oldAddressAnswers() throws IOException {
        for (int turn = 0; turn < 3; turn++) {
            assertThat(city.portal("linlan").get("/outage/old.asp?from=" + turn).status())
                    .isEqualTo(301);
        }
    }

    private long hits(long mapping) {
        return city.read(jdbc -> jdbc.sql("select coalesce(max(hits), 0) from release.mapping_hit where mapping_id = ?")
                .param(mapping)
                .query(Long.class)
                .single());
    }

    private void searchAnswersAsIfNothingHadHappened() throws Exception {
        for (int turn = 0; turn < 5; turn++) {
            long began = System.nanoTime();
            Server.Reply search = city.portal("linlan").get(SEARCH);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
            assertThat(search.status()).isEqualTo(200);
            assertThat(search.body()).contains("临澜市人民政府", "网站标识码", "<mark>临澜</mark>");
            Server.Reply hant = city.portal("linlan").get("/hant/search?q=%E8%87%A8%E7%80%BE");
            assertThat(hant.status()).isEqualTo(200);
            assertThat(hant.body()).contains("臨瀾市人民政府", "網站標識碼", "<mark>臨瀾</mark>");
            assertThat(city.portal("linlan").get("/hant/zwgk/").body()).contains("政務公開");
            Thread.sleep(1_000);
        }
        Server.Reply json = city.portal("linlan").get(SEARCH.replace("search", "search.json"));
        assertThat(json.status()).isEqualTo(200);
    }

    private void releaseAndWithdraw() throws Exception {
        Newsroom newsroom = new Newsroom(city);
        String title = "服务恢复公告" + System.nanoTime();
        long document = newsroom.draft(title);
        assertThat(newsroom.release(document).status()).isEqualTo(200);
        Patience.until(
                "a release after the outage", 5, () -> city.portal("linlan").get("/"), r -> r.body()
                        .contains(title));
        newsroom.withdraw(document, "演练结束");
    }

    private List<String> wrongAnswers(List<Address> addresses) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Address address : addresses) {
            int status = city.portal(address.site()).get(address.path()).status();
            if (status != address.status()) {
                wrong.add(address + " answered " + status);
            }
        }
        return wrong;
    }

    /** All the public can ask for, from the manifest; where a page moved or went away, the address it had. */
    private List<Address> everyAddress() throws Exception {
        Address.ofEveryType(city);
        city.settle();
        return city.database()
                .sql("""
                        select s.code, regexp_replace(m.path, '^/_(moved|gone)/', '/'), m.template, m.status
                        from page.manifest m join release.site s using (site_id)
                            join page.release_head h using (site_id, release)
                        where m.path ~ '^/(?!_(?!a/|moved/|gone/))'
                        order by 1, 2
                        """)
                .query((row, i) -> new Address(row.getString(1), row.getString(2), row.getString(3), row.getInt(4), 0))
                .list();
    }
}
