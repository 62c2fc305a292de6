package org.huizheng.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huizheng.search.City.article;
import static org.huizheng.search.City.edition;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Problem;
import org.huizheng.lucene.LuceneSearchIndex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchReleasedModuleTests {

    private static LuceneSearchIndex index;
    private static City city;

    @BeforeAll
    static void open(@TempDir Path directory) {
        index = LuceneSearchIndex.open(directory, Clock.systemUTC());
        city = new City(index);
        city.publish(
                edition(1, "policy", "高龄津贴发放管理办法", "<p>年满八十周岁<b>可以</b>申领。</p>", "澜府规〔2026〕8号", "valid", 11, 21),
                edition(2, "policy", "关于废止高龄津贴旧办法的通知", "<p>旧办法废止。</p>", "澜府〔2025〕3号", "repealed", 11),
                edition(3, "service", "高龄津贴申领", "", "", "", 11),
                article(4, "市领导看望高龄老人 <script>", "<p>津贴 &amp; 慰问</p>", 12),
                article(5, "司法局新闻", "<p>高龄津贴普法</p>", 22));
        city.follower.catchUp();
    }

    @AfterAll
    static void close() {
        city.close();
        index.close();
    }

    @Test
    void hitsAreShapedForThePage() {
        SearchAnswer.Hit hit = city.ask("八十周岁").hits().getFirst();
        assertThat(hit.titleHtml()).isEqualTo("高龄津贴发放管理办法");
        assertThat(hit.snippetHtml()).startsWith("年满<mark>八十周岁</mark>可以申领。");
        assertThat(hit.url()).isEqualTo("/zwgk/202611/1.html");
        assertThat(hit.typeName()).isEqualTo("政策文件");
        assertThat(hit.date()).isEqualTo("2026-11-21");
        assertThat(hit.docNumber()).isEqualTo("澜府规〔2026〕8号");
        assertThat(hit.validityName()).isEqualTo("现行有效");
        assertThat(hit.siteName()).isEqualTo("临澜市人民政府");
    }

    @Test
    void valuesBesideTheTextAreSetApartFromIt() {
        assertThat(city.ask(2, Map.of("q", "普法")).hits().getFirst().snippetHtml())
                .isEqualTo("高龄津贴<mark>普法</mark>；市民政局窗口");
        assertThat(city.ask("旧办法废止").hits().getFirst().snippetHtml()).isEqualTo("<mark>旧办法废止</mark>。 市民政局窗口");
    }

    @Test
    void markupInADocumentIsEscaped() {
        SearchAnswer.Hit hit = city.ask("慰问").hits().getFirst();
        assertThat(hit.titleHtml()).isEqualTo("市领导看望高龄老人 &lt;script&gt;");
        assertThat(hit.snippetHtml()).contains("津贴 &amp; <mark>慰问</mark>");
    }

    @Test
    void facetsHaveChineseLabelsAndAddresses() {
        SearchAnswer answer = city.ask(1, Map.of("q", "高龄津贴", "type", "policy"));
        assertThat(answer.facets())
                .extracting(SearchAnswer.Facet::label)
                .containsExactly("类型", "栏目", "年份", "有效性", "发文机关");
        assertThat(answer.facets().getFirst().values())
                .extracting(SearchAnswer.Value::label, SearchAnswer.Value::count, SearchAnswer.Value::selected)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("政策文件", 2L, true),
                        org.assertj.core.groups.Tuple.tuple("办事服务", 1L, false),
                        org.assertj.core.groups.Tuple.tuple("新闻", 1L, false));
        assertThat(answer.facets().get(1).values())
                .extracting(SearchAnswer.Value::label)
                .containsExactly("政务公开");
        assertThat(answer.facets().getFirst().values())
                .extracting(SearchAnswer.Value::url)
                .contains(
                        "/search?q=%E9%AB%98%E9%BE%84%E6%B4%A5%E8%B4%B4",
                        "/search?q=%E9%AB%98%E9%BE%84%E6%B4%A5%E8%B4%B4&type=policy&type=service");
    }

    @Test
    void oneSiteOrAllOfThem() {
        assertThat(city.ask("普法").total()).isZero();
        SearchAnswer all = city.ask(1, Map.of("q", "普法", "scope", "all"));
        assertThat(all.hits().getFirst().url()).isEqualTo("//sfj.localhost:8000/xwzx/202611/5.html");
        assertThat(all.facets().getFirst().values())
                .extracting(SearchAnswer.Value::label)
                .containsExactly("临澜市司法局");
    }

    @Test
    void servicesStandFirstAsCards() {
        assertThat(city.ask("高龄津贴").services())
                .extracting(SearchAnswer.Hit::title)
                .containsExactly("高龄津贴申领");
        assertThat(city.ask("市民政局窗口").services()).isEmpty();
        assertThat(city.ask("市民政局窗口").total()).isPositive();
    }

    @Test
    void numbersAndOrdersAndPages() {
        assertThat(city.titles("澜府规[2026] 8号")).containsExactly("高龄津贴发放管理办法");
        SearchAnswer answer = city.ask(1, Map.of("q", "津贴", "order", "newest", "size", "2", "page", "1"));
        assertThat(answer.hits()).extracting(SearchAnswer.Hit::title).containsExactly("市领导看望高龄老人 <script>", "高龄津贴申领");
        assertThat(answer.newer()).isEmpty();
        assertThat(answer.older()).isEqualTo("/search?q=%E6%B4%A5%E8%B4%B4&order=newest&size=2&page=2");
        assertThat(answer.orderUrl()).containsKeys("relevance", "newest");
    }

    @Test
    void datesNarrowByTheDayInShanghai() {
        assertThat(city.ask(1, Map.of("q", "津贴", "from", "2026-11-21", "to", "2026-11-21"))
                        .total())
                .isEqualTo(4);
        assertThat(city.ask(1, Map.of("q", "津贴", "to", "2026-11-20")).total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "2026/11/21", "20261121", "2026.11.21", "2026年11月21日", "２０２６-11-21"})
    void aDateIsUnderstoodAsPeopleWriteIt(String date) {
        assertThat(city.ask(1, Map.of("q", "津贴", "from", date, "to", date)).total())
                .isEqualTo(4);
    }

    @Test
    void nothingTypedShowsTheNewest() {
        assertThat(city.ask("").hits()).hasSize(4);
        assertThat(city.ask("").order()).isEqualTo("newest");
    }

    @ParameterizedTest
    @CsvSource({
        "page, 0",
        "page, -1",
        "page, x",
        "page, 501",
        "size, 51",
        "size, 0",
        "order, best",
        "within, body",
        "from, 2026-13-01",
        "from, yesterday",
        "from, 2026111",
        "to, 2026-02-30",
        "colour, red",
        "facets.type, policy"
    })
    void whatIsNotUnderstoodIsRefusedInWords(String name, String value) {
        assertThatThrownBy(() -> city.ask(1, Map.of("q", "津贴", name, value)))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.status()).isEqualTo(400))
                .hasMessageMatching(".*\\p{IsHan}.*");
    }

    @Test
    void datesInTheWrongOrderAreRefused() {
        assertThatThrownBy(() -> city.ask(1, Map.of("from", "2026-11-02", "to", "2026-11-01")))
                .isInstanceOf(Problem.class);
        assertThat(List.of(city.ask(1, Map.of("from", "2026-11-01", "to", "2026-11-01"))
                        .hits()))
                .isNotNull();
    }
}
