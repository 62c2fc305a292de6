package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.huizheng.embedded.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a cache in front is told to forget, by the addresses readers use. */
class TellCachesModuleTests {

    private final TestDatabase database = TestDatabase.fresh();
    private final SmallSite site = new SmallSite(database, Set.of());
    private final JdbcClient owner = JdbcClient.create(database.owner());

    @AfterEach
    void close() {
        database.close();
    }

    private void cached() {
        site.drain();
        owner.sql("truncate purge.cache, purge.waiting").update();
        owner.sql("""
                insert into purge.cache (name, form, method, url, body, whole_method, whole_url, whole_body, headers, batch)
                values ('缓存', 'EACH', 'PURGE', 'http://127.0.0.1{path}', '', '', '', '', '', 10)""").update();
    }

    private List<String> told() {
        site.drain();
        return owner.sql("select distinct unnest(paths) from purge.waiting")
                .query(String.class)
                .list();
    }

    @Test
    void aNoticeIsForgottenWhereItIsRead() {
        assertThat(RenderRoom.forms(List.of("/_gone/xwzx/202611/5.html", "/xwzx/202611/5.html")))
                .contains("/xwzx/202611/5.html", "/hant/xwzx/202611/5.html")
                .doesNotHaveDuplicates()
                .noneMatch(path -> path.startsWith("/_gone"));
    }

    @Test
    void whatLedSomewhereElseIsForgottenWhereItIsAskedFor() {
        site.open();
        site.merge(SmallSite.NOTICES, SmallSite.HEADLINES);
        cached();
        site.readdress(SmallSite.HEADLINES, "elsewhere");
        assertThat(told())
                .contains("/xwzx/tzgg/", "/hant/xwzx/tzgg/", "/xwzx/tzgg/rss.xml")
                .noneMatch(path -> path.startsWith("/_moved"));
    }
}
