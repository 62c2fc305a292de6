package org.huizheng.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.huizheng.document.Authoring.EDITOR;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.huizheng.document.Authoring;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.release.Mapping;
import org.huizheng.release.Mapping.Kind;
import org.huizheng.release.Mapping.Match;
import org.huizheng.release.Mappings;
import org.huizheng.site.ChangeSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingModuleTests {

    private final Authoring authoring = new Authoring();
    private final long site = authoring.openSite();
    private final SiteScope scope = SiteScope.of(site);
    private final OpenMapping open = authoring.the(OpenMapping.class);
    private final ImportMappings importing = authoring.the(ImportMappings.class);

    @AfterEach
    void close() {
        authoring.close();
    }

    private Mapping redirect(String source, String target) {
        return open.perform(scope, EDITOR, site, MappingText.redirect(source, target));
    }

    private Mapping open(Match match, String source, Kind kind, String target) {
        return open.perform(scope, EDITOR, site, new MappingText(match, source, kind, 301, target, 0, ""));
    }

    private List<Mapping> list(String words, Kind kind) {
        return authoring
                .the(MappingQueries.class)
                .list(scope, site, new Mappings.Filter(words, kind, null), null, 50)
                .items();
    }

    private long audited(String action) {
        return authoring
                .owner()
                .sql("select count(*) from audit.entry where action = ?")
                .param(action)
                .query(Long.class)
                .single();
    }

    @Test
    void aMappingIsOpenedChangedAndRemoved() {
        Mapping opened = redirect("http://www.old.gov.cn/新闻/1.html", "https://site1.linlan.gov.cn/zwgk/#top");
        assertThat(opened.source()).isEqualTo("/%E6%96%B0%E9%97%BB/1.html");
        assertThat(opened.target()).as("its own host is left out").isEqualTo("/zwgk/#top");
        assertThatThrownBy(() -> redirect("/%e6%96%b0%e9%97%bb/1.html", "/x")).hasMessageContaining("已经登记过");
        var gone = new MappingText(Match.EXACT, "", Kind.GONE, 301, "", 0, "机构撤销");
        Mapping changed = authoring.the(ChangeMapping.class).perform(scope, EDITOR, site, opened.id(), gone);
        assertThat(changed.source()).isEqualTo(opened.source());
        assertThat(changed.answer()).isEqualTo(410);
        assertThat(list("", Kind.GONE)).containsExactly(changed);
        assertThat(list("%E6", Kind.REDIRECT)).isEmpty();
        authoring.the(RemoveMapping.class).perform(scope, EDITOR, site, changed.id());
        assertThat(list("", null)).isEmpty();
        assertThat(audited("openMapping") + audited("changeMapping") + audited("removeMapping"))
                .isEqualTo(3);
        assertThat(authoring
                        .owner()
                        .sql("select count(*) from release.publication_log where keys[1] like 'mappings:%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "https://evil.example/",
                        "https://user@site1.localhost/",
                "https://site1.localhost:x/", "http:///x", "ftp://site1.localhost/", "/a\r\nSet-Cookie: x",
                        "/../etc/passwd", "https://$1/"
            })
    void aTargetThatLeadsAwayOrAstrayIsRefused(String target) {
        assertThatThrownBy(() -> redirect("/old.html", target)).isInstanceOf(Problem.class);
        assertThat(list("", null)).isEmpty();
    }

    @Test
    void aHostMayBeLedToOnceTheSiteAllowsIt() {
        authoring.openSite();
        assertThat(redirect("/1", "https://site2.localhost/x").target()).isEqualTo("https://site2.localhost/x");
        assertThatThrownBy(() -> redirect("/2", "https://Archive.example/x?a=b"))
                .hasMessageContaining("外部域名");
        allow(0, "archive.example");
        assertThat(redirect("/2", "https://Archive.example/x?a=b").target()).isEqualTo("https://archive.example/x?a=b");
    }

    private void allow(long version, String... hosts) {
        Map<String, Object> settings = new HashMap<>(Authoring.SETTINGS);
        settings.put("mappingHosts", List.of(hosts));
        var change = new ChangeSite.Change("网站", "site1.linlan.gov.cn", "9900000001", settings);
        authoring.the(ChangeSite.class).perform(scope, EDITOR, site, version, change);
    }

    @Test
    void aHostStaysAllowedWhileSomethingLeadsToIt() {
        authoring.openSite();
        allow(0, "archive.example", "other.example", "site2.localhost");
        Mapping there = redirect("/1", "https://archive.example:8443/x");
        redirect("/2", "https://site2.localhost/x");
        open(Match.PREFIX, "/3/", Kind.ARCHIVE, "http://other.example/$1");
        assertThatThrownBy(() -> allow(1, "site2.localhost"))
                .hasMessageContaining("还有 1 条旧地址转到“archive.example”")
                .hasMessageContaining("还有 1 条旧地址转到“other.example”");
        assertThatThrownBy(() -> allow(1)).hasMessageContaining("archive.example");
        allow(1, "archive.example", "other.example");
        authoring.the(RemoveMapping.class).perform(scope, EDITOR, site, there.id());
        allow(2, "OTHER.example");
    }

    @Test
    void aHostCannotGoWhileSomeoneMakesAMappingToIt() throws Exception {
        for (int round = 0; round < 5; round++) {
            String host = "h" + round + ".example";
            allow(2L * round, host);
            String source = "/race" + round;
            long version = 2L * round + 1;
            try (var pool = Executors.newFixedThreadPool(2)) {
                Callable<Throwable> lead = () -> catchThrowable(() -> redirect(source, "https://" + host + "/"));
                Callable<Throwable> drop = () -> catchThrowable(() -> allow(version));
                List<Future<Throwable>> both = pool.invokeAll(List.of(lead, drop));
                assertThat(both.get(0).get() == null).isNotEqualTo(both.get(1).get() == null);
            }
            if (!list(source, null).isEmpty()) {
                authoring
                        .the(RemoveMapping.class)
                        .perform(
                                scope,
                                EDITOR,
                                site,
                                list(source, null).getFirst().id());
                allow(version);
            }
        }
    }

    private void answered(Mapping mapping, int hits) {
        authoring
                .owner()
                .sql("insert into release.mapping_hit (mapping_id, site_id, hits, last_at) values (?, ?, ?, now())")
                .params(mapping.id(), site, hits)
                .update();
    }

    @Test
    void theMostAskedComeFirst() {
        for (int i = 0; i < 7; i++) {
            answered(open(Match.EXACT, "/u" + i, i % 2 == 0 ? Kind.UNRESOLVED : Kind.GONE, ""), i / 2 * 10);
        }
        redirect("/never", "/");
        var queries = authoring.the(MappingQueries.class);
        var all = new Mappings.Filter("", null, null);
        var first = queries.mostAsked(scope, site, all, null, 4);
        var rest = queries.mostAsked(scope, site, all, first.next(), 4);
        assertThat(java.util.stream.Stream.of(first, rest).flatMap(s -> s.items().stream()))
                .extracting(Mapping::source)
                .containsExactly("/u6", "/u4", "/u5", "/u2", "/u3", "/u0", "/u1");
        assertThat(rest.next()).isNull();
        assertThat(queries.mostAsked(scope, site, new Mappings.Filter("", Kind.UNRESOLVED, null), null, 1)
                        .items())
                .extracting(Mapping::source)
                .containsExactly("/u6");
        assertThat(queries.asked(first.items())
                        .get(first.items().getFirst().id())
                        .hits())
                .isEqualTo(30);
        assertThatThrownBy(() -> queries.mostAsked(scope, site, all, "30", 4)).hasMessageContaining("翻页位置无效");
    }

    @Test
    void whatHasNoAnswerIsNotedByHowOftenItIsAskedFor() {
        open(Match.EXACT, "/who", Kind.UNRESOLVED, "");
        String line = "10.0.0.1 - - [20/Nov/2026:10:00:00 +0800] \"GET %s HTTP/1.1\" 200 512 \"-\" \"Mozilla/5.0\"\n";
        String log = line.formatted("/lost.asp?id=1").repeat(4)
                + line.formatted("/who").repeat(9)
                + line.formatted("/once.html")
                + line.formatted("//evil/");
        NoteUnresolved note = authoring.the(NoteUnresolved.class);
        var dry = note.perform(scope, EDITOR, site, log.lines(), 2, true, 10);
        assertThat(dry.noted()).isEqualTo(1);
        assertThat(list("", null)).hasSize(1);
        var done = note.perform(scope, EDITOR, site, log.lines(), 2, false, 1);
        assertThat(done.coverage().unanswered()).hasSize(1);
        assertThat(list("/lost", Kind.UNRESOLVED)).singleElement().satisfies(m -> {
            assertThat(m.source()).isEqualTo("/lost.asp?id=1");
            assertThat(m.note()).contains("4 次");
        });
        assertThat(note.perform(scope, EDITOR, site, log.lines(), 2, false, 1).noted())
                .isZero();
        assertThat(audited("noteUnresolved")).isEqualTo(1);
        Actor stranger = new Actor("staff", "someone");
        authoring.permissions.grant(stranger, "mapping.open", Permissions.Where.site(site));
        assertThatThrownBy(() -> note.perform(scope, stranger, site, log.lines(), 1, true, 1))
                .hasMessageContaining("mapping.import");
    }

    @Test
    void aCircleIsRefusedAndShown() {
        redirect("/a", "/b");
        redirect("/b", "/c/x?y=1");
        assertThatThrownBy(() -> open(Match.PREFIX, "/c/", Kind.REDIRECT, "/a"))
                .hasMessageContaining("/c/x → /a → /b → /c/x?y=1");
        assertThatThrownBy(() -> redirect("/self", "/self")).hasMessageContaining("/self → /self");
        assertThatThrownBy(() -> open(Match.PREFIX, "/deep/", Kind.REDIRECT, "/deep/er/$1"))
                .hasMessageContaining("没有尽头");
        assertThatThrownBy(() -> open(Match.PATTERN, "/p/(.*)", Kind.REDIRECT, "/p/$1/x"))
                .hasMessageContaining("没有尽头");
        open(Match.PATTERN, "/art_(\\d+)\\.html", Kind.REDIRECT, "/zwgk/$1.html");
        Mapping b = authoring.the(Mappings.class).at(site, Match.EXACT, "/b").orElseThrow();
        assertThatThrownBy(() -> authoring
                        .the(ChangeMapping.class)
                        .perform(scope, EDITOR, site, b.id(), MappingText.redirect("", "/a")))
                .hasMessageContaining("/b → /a → /b");
    }

    @Test
    void twoPeopleCannotCloseACircleTogether() throws Exception {
        for (int round = 0; round < 5; round++) {
            String a = "/a" + round;
            String b = "/b" + round;
            try (var pool = Executors.newFixedThreadPool(2)) {
                Callable<Throwable> one = () -> catchThrowable(() -> redirect(a, b));
                Callable<Throwable> other = () -> catchThrowable(() -> redirect(b, a));
                List<Future<Throwable>> both = pool.invokeAll(List.of(one, other));
                assertThat(both.get(0).get() == null).isNotEqualTo(both.get(1).get() == null);
            }
        }
    }

    @Test
    void whatIsWrongIsSaidTogether() {
        assertThatThrownBy(() -> open(Match.PATTERN, "/(", Kind.GONE, "/x"))
                .hasMessageContaining("规则写得不对")
                .hasMessageContaining("没有新地址");
        assertThatThrownBy(() -> open(Match.PREFIX, "/", Kind.GONE, "")).hasMessageContaining("拦下整个站点");
        assertThatThrownBy(() -> redirect("old.html", "/x")).hasMessageContaining("应以 / 开头");
    }

    @Test
    void aFileIsTriedThenImportedAndBadLinesAreToldByNumber() {
        redirect("/known", "/1");
        String csv = """
                \uFEFF旧地址,新地址,类型,匹配,备注
                /1.html,/zwgk/1.html,,,"一,""二"" "
                /known,/2,,,
                /gone.html,,已撤,,
                /who.html,,,,
                /bad//x,/zwgk/,,,
                /evil,https://evil.example/,,,
                /c1,/c2,,,
                /c2,/c1,,,
                /1.html,/other,,,
                /odd,/x,搬家,,
                /old/,/new/$1,转到,前缀,

                /who.html,,,,
                """;
        var dry = importing.perform(scope, EDITOR, site, csv, true);
        assertThat(dry.dry()).isTrue();
        assertThat(list("", null)).hasSize(1);
        var report = importing.perform(scope, EDITOR, site, csv, false);
        assertThat(report.refused()).isEqualTo(dry.refused());
        assertThat(report.refused()).extracting(ImportMappings.Refused::line).containsExactly(6, 7, 8, 9, 10, 11);
        assertThat(report.refused().get(2).reason()).contains("/c1 → /c2 → /c1");
        assertThat(report.refused().get(4).reason()).contains("第 2 行");
        assertThat(report.lines()).isEqualTo(12);
        assertThat(report.opened()).isEqualTo(4);
        assertThat(report.changed()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(list("", null)).hasSize(5);
        assertThat(list("/1.html", null).getFirst().note()).isEqualTo("一,\"二\"");
        assertThat(audited("importMappings")).isEqualTo(1);
        var again = importing.perform(scope, EDITOR, site, csv, false);
        assertThat(again.opened() + again.changed()).isZero();
    }

    @Test
    void aHundredThousandLinesAreImportedAtOnce() {
        StringBuilder csv = new StringBuilder("source,target\n");
        for (int i = 0; i < 100_000; i++) {
            csv.append("/art/")
                    .append(i)
                    .append(".html,")
                    .append(i == 50_000 ? "//evil/" : "/zwgk/" + i + ".html")
                    .append('\n');
        }
        long start = System.nanoTime();
        var report = importing.perform(scope, EDITOR, site, csv.toString(), false);
        assertThat(report.opened()).isEqualTo(99_999);
        assertThat(report.refused()).singleElement().satisfies(bad -> assertThat(bad.line())
                .isEqualTo(50_002));
        assertThat((System.nanoTime() - start) / 1_000_000_000L).as("seconds").isLessThan(60);
        assertThat(authoring
                        .owner()
                        .sql("select max(n) from (select count(*) n from release.mapping group by shard) s")
                        .query(Long.class)
                        .single())
                .as("the largest file")
                .isLessThan(200);
        var slice = authoring
                .the(MappingQueries.class)
                .list(scope, site, new Mappings.Filter("", null, null), "99000", 200);
        assertThat(slice.items()).hasSize(200);
        assertThat(slice.next()).isNotNull();
    }

    @Test
    void theLogOfTheOldSiteShowsWhatHasNoAnswer() {
        redirect("/a.html", "/zwgk/");
        open(Match.PREFIX, "/gone/", Kind.GONE, "");
        open(Match.EXACT, "/who", Kind.UNRESOLVED, "");
        String line = "10.0.0.1 - - [20/Nov/2026:10:00:00 +0800] \"GET %s HTTP/1.1\" %d 512 \"-\" \"Mozilla/5.0\"\n";
        String log = line.formatted("/a.html", 200).repeat(5)
                + line.formatted("/gone/x.html", 200).repeat(2)
                + line.formatted("/who", 200).repeat(3)
                + line.formatted("/lost.asp?id=1", 200).repeat(4)
                + line.formatted("/never-was", 404).repeat(9)
                + "nonsense\n";
        var coverage = authoring.the(CoverOldSite.class).perform(scope, site, log.lines(), 10);
        assertThat(coverage.lines()).isEqualTo(24);
        assertThat(coverage.skipped()).isEqualTo(10);
        assertThat(coverage.hits()).isEqualTo(14);
        assertThat(coverage.answered()).isEqualTo(7);
        assertThat(coverage.unanswered())
                .containsExactly(
                        new CoverOldSite.Asked("/lost.asp?id=1", 4, "none"),
                        new CoverOldSite.Asked("/who", 3, "unresolved"));
        assertThat(coverage.byAnswer()).isEqualTo(Map.of("redirect", 5L, "gone", 2L, "unresolved", 3L, "none", 4L));
    }

    @Test
    void onlyWhoMayAndOnlyOnTheirOwnSite() {
        long other = authoring.openSite();
        Actor actor = new Actor("staff", "someone");
        Mapping there = open.perform(SiteScope.of(other), EDITOR, other, MappingText.redirect("/old", "/new"));
        var text = MappingText.redirect("/x", "/y");
        authoring.permissions.grant(actor, "document.create", Permissions.Where.site(site));
        assertThatThrownBy(() -> open.perform(scope, actor, site, text)).hasMessageContaining("mapping.open");
        assertThatThrownBy(() -> importing.perform(scope, actor, site, "source\n/x", true))
                .hasMessageContaining("mapping.import");
        assertThat(status(() -> open.perform(scope, EDITOR, other, text))).isEqualTo(404);
        assertThat(status(() -> authoring.the(RemoveMapping.class).perform(scope, EDITOR, site, there.id())))
                .isEqualTo(404);
        assertThat(status(() -> authoring
                        .the(MappingQueries.class)
                        .list(scope, other, new Mappings.Filter("", null, null), null, 10)))
                .isEqualTo(404);
        authoring.permissions.grant(actor, "mapping.open", Permissions.Where.site(site));
        open.perform(scope, actor, site, text);
        assertThatThrownBy(() -> authoring
                        .the(ChangeMapping.class)
                        .perform(scope, actor, site, list("/x", null).getFirst().id(), text))
                .hasMessageContaining("mapping.change");
    }

    private static int status(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowable(work) instanceof Problem problem ? problem.status() : 200;
    }
}
