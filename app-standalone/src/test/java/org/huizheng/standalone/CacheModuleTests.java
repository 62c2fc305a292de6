package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Caches in front of the portal, which keep everything for good until they are told. */
class CacheModuleTests {

    private static int count;

    private final TestProduct here = TestProduct.shared();
    private final FrontCache cache = new FrontCache(here.product.portalUrl());

    @AfterEach
    void nothingIsToldAnyMore() {
        here.json("GET", "/api/caches", "")
                .path("items")
                .forEach(item ->
                        here.api("DELETE", "/api/caches/" + item.path("id").asLong(), ""));
        cache.close();
    }

    private long added(String body) {
        HttpResponse<String> answer = here.api("POST", "/api/caches", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).doesNotContain("k3y");
        return new tools.jackson.databind.json.JsonMapper()
                .readTree(answer.body())
                .path("id")
                .asLong();
    }

    private long addedAndQuiet() throws InterruptedException {
        long id = added(cache.described("测试缓存" + ++count));
        awaited(() -> waiting(id) == 0);
        cache.told.clear();
        return id;
    }

    private long waiting(long id) {
        return jdbc().sql("select count(*) from purge.waiting where cache_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private static void awaited(BooleanSupplier wanted) throws InterruptedException {
        for (int turn = 0; turn < 400 && !wanted.getAsBoolean(); turn++) {
            Thread.sleep(50);
        }
        assertThat(wanted.getAsBoolean()).isTrue();
    }

    private long released(String channel, String title) {
        long id = here.json("POST", "/api/sites/jia/documents", """
                        {"channel": "%s", "title": "%s", "source": "试验市人民政府", "body": "<p>正文</p>"}""".formatted(channel, title))
                .path("documentId")
                .asLong();
        here.json("POST", "/api/documents/" + id + "/release", "{\"approve\": true}");
        return id;
    }

    private String address(String channel, String title) throws InterruptedException {
        String list = here.page("/" + channel + "/", answer -> answer.body().contains(title))
                .body();
        var link = java.util.regex.Pattern.compile("href=\"(/" + channel + "/\\d{6}/\\d+\\.html)\"")
                .matcher(list);
        assertThat(link.find()).as(list).isTrue();
        return link.group(1);
    }

    @Test
    void whatIsTakenDownIsInNoCacheTenSecondsLater() throws Exception {
        here.openChannel("qingchu", "清除");
        addedAndQuiet();
        long id = released("qingchu", "缓存里的一篇");
        String page = address("qingchu", "缓存里的一篇");
        Thread.sleep(1_500);
        List<String> lists = List.of("/qingchu/", "/qingchu/index.html", "/qingchu/rss.xml", "/qingchu/feed.json", "/");
        assertThat(cache.read("jia.localhost", page)).startsWith("HTTP/1.1 200").contains("缓存里的一篇");
        for (String list : lists) {
            assertThat(cache.read("jia.localhost", list)).as(list).startsWith("HTTP/1.1 ");
        }
        assertThat(cache.read("jia.localhost", "/qingchu/")).contains("缓存里的一篇");

        long start = System.nanoTime();
        here.json("POST", "/api/documents/" + id + "/takeDown", "{\"reason\": \"内容有误\"}");
        awaited(() -> isGone(page, lists));
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
        assertThat(cache.told)
                .contains(
                        "PURGE jia.localhost" + page,
                        "PURGE jia.localhost/qingchu/rss.xml",
                        "PURGE jia.localhost/hant" + page);
        awaited(() -> !followed(id).path("finishedAt").isNull());
        assertThat(followed(id).path("cached").asInt())
                .isPositive()
                .isEqualTo(followed(id).path("purged").asInt())
                .isEqualTo(followed(id).path("pages").asInt());
    }

    private JsonNode followed(long document) {
        return here.json("GET", "/api/take-downs?document=" + document, "").at("/items/0");
    }

    private boolean isGone(String page, List<String> lists) {
        try {
            boolean shown = cache.read("jia.localhost", page).startsWith("HTTP/1.1 200");
            for (String list : lists) {
                shown |= cache.read("jia.localhost", list).contains("缓存里的一篇");
            }
            return !shown;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aSiteMadeAnewIsForgottenAsAWhole() throws Exception {
        addedAndQuiet();
        SystemApiModuleTests.ended(here, here.json("POST", "/api/system/rebuild", "{\"site\": \"yi\"}"));
        awaited(() -> cache.told.contains("BAN yi.localhost/"));
        assertThat(cache.told).doesNotContain("BAN jia.localhost/");
    }

    @Test
    void aCacheThatKnowsSinglePagesOnlyIsToldOfEach() throws Exception {
        added(cache.described("逐页").replaceAll("\"whole\": [^}]*}, ", ""));
        awaited(() ->
                cache.told.contains("PURGE yi.localhost/") && cache.told.contains("PURGE jia.localhost/map.html"));
        assertThat(cache.told).contains("PURGE jia.localhost/index.html", "PURGE jia.localhost/rss.xml");
    }

    @Test
    void whatWasToldFiveTimesInVainWaitsForAPerson() throws Exception {
        long id = addedAndQuiet();
        cache.refuse(503);
        jdbc().sql("""
                insert into purge.waiting (cache_id, site_id, paths, lane, twice, attempts)
                select ?, site_id, '{/made-up.html}', 1, false, 4 from release.site where code = 'jia'""").param(id).update();
        awaited(() ->
                here.json("GET", "/api/caches/dead-letters", "").path("items").size() == 1);
        JsonNode dead = here.json("GET", "/api/caches/dead-letters", "").at("/items/0");
        assertThat(dead.path("path").asString()).isEqualTo("/made-up.html");
        assertThat(dead.path("reason").asString()).isEqualTo("缓存答复 503");
        JsonNode system = here.json("GET", "/api/system", "");
        assertThat(system.path("checks").toString()).contains("前置缓存", "1 个地址没有清除");
        cache.refuse(0);
        String one = "{\"ids\": [" + dead.path("id").asLong() + "]}";
        assertThat(here.json("POST", "/api/caches/dead-letters/retry", one)
                        .path("retried")
                        .asInt())
                .isEqualTo(1);
        awaited(() -> cache.told.contains("PURGE jia.localhost/made-up.html"));
        awaited(() -> here.api("POST", "/api/caches/dead-letters/retry", one).statusCode() == 404);
    }

    @Test
    void oneAddressThatIsRefusedKeepsNoOtherWaiting() throws Exception {
        long id = addedAndQuiet();
        cache.refuse("/bad.html");
        jdbc().sql("""
                insert into purge.waiting (cache_id, site_id, paths, lane, twice)
                select ?, site_id, array[path], 1, false
                from release.site, unnest('{/bad.html,/good.html,/better.html}'::text[]) path
                where code in ('jia', 'yi') order by code, path""").param(id).update();
        awaited(() -> cache.told.stream()
                .filter(told -> !told.contains("bad"))
                .toList()
                .containsAll(List.of(
                        "PURGE jia.localhost/good.html",
                        "PURGE jia.localhost/better.html",
                        "PURGE yi.localhost/good.html",
                        "PURGE yi.localhost/better.html")));
        awaited(() -> jdbc().sql("select paths[1] from purge.waiting where cache_id = ? and attempts > 1")
                .param(id)
                .query(String.class)
                .list()
                .equals(List.of("/bad.html", "/bad.html")));
        assertThat(waiting(id)).isEqualTo(2);
    }

    @Test
    void oneThatDoesNotAnswerKeepsNoOtherWaiting() throws Exception {
        try (java.net.ServerSocket silent =
                new java.net.ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + silent.getLocalPort();
            added(cache.described("不答的").replace(cache.url(), url));
            added(cache.described("好的"));
            awaited(() -> cache.told.contains("BAN jia.localhost/") && cache.told.contains("BAN yi.localhost/"));
        }
    }

    @Test
    void whilePausedNothingIsNotedAndAllIsForgottenAfterwards() throws Exception {
        long id = addedAndQuiet();
        here.openChannel("zanting", "暂停");
        awaited(() -> waiting(id) == 0);
        assertThat(here.json("POST", "/api/caches/" + id + "/pause", "{}")
                        .path("paused")
                        .asBoolean())
                .isTrue();
        released("zanting", "暂停时发的");
        address("zanting", "暂停时发的");
        assertThat(waiting(id)).isZero();
        cache.told.clear();
        here.api("POST", "/api/caches/" + id + "/resume", "{}");
        awaited(() -> cache.told.contains("BAN jia.localhost/"));
        assertThat(here.api("POST", "/api/caches/" + id + "/resume", "{}").statusCode())
                .isEqualTo(409);
    }

    /** Pausing takes away what it was still to forget: that is no forgetting. */
    @Test
    void whatAPausedCacheMayKeepIsNotSaidToBeForgotten() throws Exception {
        long cacheId = addedAndQuiet();
        here.openChannel("zanliu", "暂留");
        long id = released("zanliu", "缓存暂停时下架的一篇");
        address("zanliu", "缓存暂停时下架的一篇");
        awaited(() -> waiting(cacheId) == 0);
        cache.refuse(503);
        here.json("POST", "/api/documents/" + id + "/takeDown", "{\"reason\": \"内容有误\"}");
        here.json("POST", "/api/caches/" + cacheId + "/pause", "{}");
        awaited(() ->
                followed(id).path("gone").asInt() == followed(id).path("pages").asInt()
                        && followed(id).path("paused").asInt() > 0);
        Thread.sleep(1_000);
        JsonNode paused = followed(id);
        assertThat(paused.path("paused").asInt())
                .isEqualTo(paused.path("cached").asInt());
        assertThat(paused.path("purged").asInt()).isZero();
        assertThat(paused.path("finishedAt").isNull()).isTrue();
        cache.refuse(0);
        here.json("POST", "/api/caches/" + cacheId + "/resume", "{}");
        awaited(() -> !followed(id).path("finishedAt").isNull());
        assertThat(followed(id).path("paused").asInt()).isZero();
        assertThat(followed(id).path("purged").asInt())
                .isEqualTo(followed(id).path("cached").asInt());
        assertThat(cache.told).contains("BAN jia.localhost/");
    }

    @Test
    void aTestRequestTellsInWordsHowItWent() {
        long id = added(cache.described("试一试"));
        JsonNode well = here.json("POST", "/api/caches/" + id + "/try", "{}");
        assertThat(well.path("well").asBoolean()).as(well.toString()).isTrue();
        assertThat(well.path("text").asString()).startsWith("缓存答复 ");
        assertThat(well.path("address").asString()).startsWith("https://");
        cache.refuse(302);
        JsonNode bad = here.json("POST", "/api/caches/" + id + "/try", "{}");
        assertThat(bad.path("well").asBoolean()).isFalse();
        assertThat(bad.path("text").asString()).isEqualTo("缓存答复 302");
    }

    @Test
    void aSecretIsStoredEncryptedAndGoesToNoOtherHost() {
        long id = added(cache.described("有口令的"));
        String stored = jdbc().sql("select encode(secret, 'escape') from purge.cache where cache_id = ?")
                .param(id)
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain("k3y");
        String elsewhere = cache.described("有口令的")
                .replace(", \"secret\": \"k3y\"", "")
                .replace(cache.url() + "{path}", "http://127.0.0.1:1{path}");
        HttpResponse<String> answer = here.api("PUT", "/api/caches/" + id, versioned(elsewhere, 1));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("请重新填写口令");
        String same = cache.described("改了名字的").replace(", \"secret\": \"k3y\"", "");
        assertThat(here.api("PUT", "/api/caches/" + id, versioned(same, 1)).statusCode())
                .isEqualTo(200);
        assertThat(here.json("POST", "/api/caches/" + id + "/try", "{}")
                        .path("well")
                        .asBoolean())
                .as("with the secret there was")
                .isTrue();
    }

    private static String versioned(String body, long version) {
        return "{\"version\": " + version + "," + body.substring(body.indexOf('{') + 1);
    }

    /** The later of two would send what the earlier one wrote with a secret it has not seen. */
    @Test
    void ofTwoWhoChangeItAtOnceTheLaterIsTold() {
        long id = added(cache.described("两人改的"));
        String named = cache.described("先存的");
        assertThat(here.json("PUT", "/api/caches/" + id, versioned(named, 1))
                        .path("version")
                        .asLong())
                .isEqualTo(2);
        HttpResponse<String> late = here.api("PUT", "/api/caches/" + id, versioned(cache.described("后存的"), 1));
        assertThat(late.statusCode()).as(late.body()).isEqualTo(409);
        assertThat(late.body())
                .contains("“先存的”刚被他人修改", "\"theirs\":", "\"version\":2")
                .doesNotContain("k3y");
        assertThat(here.json("GET", "/api/caches", "").at("/items/0/name").asString())
                .isEqualTo("先存的");
        assertThat(here.json("PUT", "/api/caches/" + id, versioned(cache.described("后存的"), 2))
                        .path("name")
                        .asString())
                .isEqualTo("后存的");
    }

    @Test
    void itsSitesAreNamedHoweverManyThereAre() {
        long site = here.json("GET", "/api/sites/yi", "").path("id").asLong();
        long id = added(cache.described("一个站点的").replaceFirst("\\{", "{\"sites\": [" + site + "], "));
        JsonNode sites = here.json("GET", "/api/caches/" + id + "/sites", "");
        assertThat(sites).hasSize(1);
        assertThat(sites.at("/0/id").asLong()).isEqualTo(site);
        assertThat(sites.at("/0/name").asString())
                .isEqualTo(here.json("GET", "/api/sites/yi", "").path("name").asString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                                                   | 400 | 缺少 form
            {"form": "SOME"}                                                                                     | 400 | 字段 form 的值不对
            {"form": "EACH"}                                                                                     | 400 | 缺少 page
            {"form": "EACH", "page": {}}                                                                         | 409 | 请写名称
            {"name": "x", "form": "EACH", "page": {"method": "PURGE", "url": "http://10.0.0.1{path}"}}           | 409 | outbound.hosts
            {"name": "x", "form": "EACH", "page": {"method": "PURGE", "url": "ftp://127.0.0.1/{path}"}}          | 409 | http://
            {"name": "x", "form": "EACH", "page": {"method": "PURGE", "url": "http://a:b@127.0.0.1:1{path}"}}    | 409 | 用户名和口令
            {"name": "x", "form": "EACH", "page": {"method": "PURGE", "url": "http://127.0.0.1:1/ {path}"}}      | 409 | 写得不对
            {"name": "x", "form": "EACH", "page": {"method": "PURGE", "url": "http://127.0.0.1:1/"}}             | 409 | 不知道清除哪一页
            {"name": "x", "form": "LIST", "page": {"method": "POST", "url": "http://127.0.0.1:1/"}}              | 409 | {urls}
            {"name": "x", "form": "EACH", "batch": 0, "page": {"method": "PURGE", "url": "http://127.0.0.1:1{path}"}} | 409 | 1 到 1000
            {"name": "x", "form": "EACH", "sites": [77777], "page": {"method": "PURGE", "url": "http://127.0.0.1:1{path}"}} | 409 | 请选择站点
            {"name": "x", "form": "EACH", "headers": "坏的", "page": {"method": "PURGE", "url": "http://127.0.0.1:1{path}"}} | 409 | 名字: 值
            {"name": "x", "form": "EACH", "headers": "X: {secret}", "page": {"method": "PURGE", "url": "http://127.0.0.1:1{path}"}} | 409 | 请填写口令
            {"name": "x", "form": "EACH", "page": {"method": "PURGE", "url": "http://127.0.0.1:1{path}?{secret}"}} | 409 | 口令只能写在请求头里
            {"name": "x", "form": "EACH", "page": {"method": "purge", "url": "http://127.0.0.1:1{path}"}}        | 409 | 大写字母
            """)
    void whatCannotBeAddedIsAProblemInWords(String body, int status, String words) {
        HttpResponse<String> answer = here.api("POST", "/api/caches", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words, "\"requestId\":\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT    | /api/caches/7777              | {"name":"x","form":"EACH","page":{},"version":1} | 404 | 没有这个前置缓存
            PUT    | /api/caches/7777              | {"name":"x","form":"EACH","page":{}} | 400 | version
            GET    | /api/caches/7777/sites        | ''              | 404 | 没有这个前置缓存
            DELETE | /api/caches/7777              | ''              | 404 | 没有这个前置缓存
            DELETE | /api/caches/x                 | ''              | 400 | x
            POST   | /api/caches/7777/try          | {}              | 404 | 没有这个前置缓存
            POST   | /api/caches/7777/pause        | {}              | 404 | 没有这个前置缓存
            GET    | /api/caches/dead-letters?after=x | ''           | 400 | 翻页位置无效
            POST   | /api/caches/dead-letters/retry | {"ids":[7777]} | 404 | 不在失败之列
            POST   | /api/caches/dead-letters/retry | {"ids":"x"}    | 400 | ids
            """)
    void badInputIsAnsweredInWords(String method, String path, String body, int status, String words) {
        HttpResponse<String> answer = here.api(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words, "\"requestId\":\"");
    }

    private JdbcClient jdbc() {
        return here.product.bean(JdbcClient.class);
    }
}
