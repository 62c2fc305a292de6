package org.huizheng.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.huizheng.kernel.SearchIndex.Answer;
import org.huizheng.kernel.SearchIndex.Entry;
import org.huizheng.kernel.SearchIndex.Order;
import org.huizheng.kernel.SearchIndex.Query;
import org.huizheng.kernel.SearchIndex.Within;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every search index does. {@link #index()} gives the same index during one test, empty at its beginning. */
public abstract class SearchIndexContract {

    private static final Instant DAY = Instant.parse("2026-11-20T02:00:00Z");
    private static final String ALPHABET = "市府规章办法通知的发〔〕（）[]0123456789号年月ABab-+/.,:*?~^&|!，。；：《》、%#\\_李龘𠮷";

    protected abstract SearchIndex index();

    @BeforeEach
    void empty() {
        index().clear();
    }

    @Test
    void everyLiteralSubstringOfTitleAndTextIsFound() {
        Random random = new Random(77);
        List<Entry> entries = LongStream.rangeClosed(1, 60)
                .mapToObj(
                        i -> entry(i, random(random, 4 + random.nextInt(20)), random(random, 1 + random.nextInt(300))))
                .toList();
        index().put(entries);
        for (Entry entry : entries) {
            for (int n = 0; n < 20; n++) {
                String source = n % 4 == 0 ? entry.title() : SearchText.clean(entry.text());
                String part = substring(random, source);
                assertThat(ids(part)).describedAs("‘%s’ of %s", part, entry).contains(entry.documentId());
            }
        }
    }

    @Test
    void numbersAreFoundByAnyPartAndInAnyKindOfBracket() {
        index().put(List.of(
                numbered(1, "澜府规〔2026〕8号"), numbered(2, "澜府规〔2026〕18号"), entry(3, "通知", "按照澜府规〔2026〕8号文件办理")));
        for (String typed :
                List.of("澜府规〔2026〕8号", "澜府规[2026]8号", "澜府规（2026）8号", "澜府规２０２６8号", "澜府规 2026 8号", "\"澜府规〔2026〕8\"")) {
            assertThat(ids(typed)).describedAs(typed).contains(1L);
            assertThat(ids(typed, Within.DOCUMENT_NUMBER))
                    .describedAs(typed)
                    .contains(1L)
                    .doesNotContain(3L);
        }
        assertThat(ids("规〔2026〕8号")).containsExactlyInAnyOrder(1L, 3L);
        assertThat(ids("26〕1")).containsExactly(2L);
    }

    @Test
    void oneCharacterIsEnough() {
        index().put(List.of(entry(1, "澜", "水"), entry(2, "江山", "河")));
        assertThat(ids("澜")).containsExactly(1L);
        assertThat(ids("山")).containsExactly(2L);
        assertThat(ids("河")).containsExactly(2L);
    }

    @Test
    void everyWordMustOccurAndQuotesHoldAPhraseTogether() {
        index().put(List.of(entry(1, "高龄津贴", "发放办法如下"), entry(2, "高龄老人", "没有别的"), entry(3, "津贴与高龄", "其他")));
        assertThat(ids("高龄 津贴")).containsExactlyInAnyOrder(1L, 3L);
        assertThat(ids("“高龄津贴”")).containsExactly(1L);
        assertThat(ids("高龄 发放")).containsExactly(1L);
        assertThat(ids("高龄 不存在")).isEmpty();
    }

    @Test
    void whatLooksLikeSyntaxIsOnlyText() {
        index().put(List.of(entry(1, "甲*乙", "title:abc OR (x)"), entry(2, "甲丙乙", "abc")));
        assertThat(ids("甲*")).containsExactly(1L);
        assertThat(ids("title:abc")).containsExactly(1L);
        assertThat(ids("甲?乙")).isEmpty();
        assertThat(ids("*")).containsExactly(1L);
        assertThat(ids("\\")).isEmpty();
        assertThat(ids("abc~2")).isEmpty();
    }

    @Test
    void tooManyAndTooLongWordsAndTooDeepPagesAreRefused() {
        assertThatThrownBy(() -> ids("一 二 三 四 五 六 七 八 九 十 十一 十二 十三"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("12");
        assertThatThrownBy(() -> ids("长".repeat(65)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("64");
        assertThatThrownBy(() -> index().search(query("", Map.of(), Order.NEWEST, 9_990, 20)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void lastPutWinsAndRemovedEntriesAreGone() {
        index().put(List.of(entry(1, "旧题", "旧文"), entry(2, "另一", "文")));
        index().put(List.of(entry(1, "新题", "新文")));
        index().remove(List.of("1:2", "1:99"));
        index().refresh();
        assertThat(ids("旧题")).isEmpty();
        assertThat(ids("新题")).containsExactly(1L);
        assertThat(ids("另一")).isEmpty();
    }

    @Test
    void newestFirstInPages() {
        index().put(LongStream.rangeClosed(1, 30)
                .mapToObj(i -> entry(i, "公告", "正文"))
                .toList());
        Answer answer = index().search(query("公告", Map.of(), Order.NEWEST, 10, 5));
        assertThat(answer.total()).isEqualTo(30);
        assertThat(answer.hits()).extracting(h -> h.entry().documentId()).containsExactly(20L, 19L, 18L, 17L, 16L);
    }

    @Test
    void aTitleThatSaysItComesBeforeATextThatSaysIt() {
        index().put(List.of(entry(1, "公租房申请指南", "如何办理"), entry(2, "年度工作报告", "公租房建设有序推进，完成其他各项任务。")));
        assertThat(ids("公租房")).containsExactly(1L, 2L);
    }

    @Test
    void facetsCountTheWholeAnswerAndTheirOwnChoiceDoesNotNarrowThem() {
        index().put(List.of(facets(1, "policy", "民政局"), facets(2, "policy", "财政局"), facets(3, "article", "民政局")));
        Answer answer = index().search(query("文件", Map.of("type", Set.of("policy")), Order.NEWEST, 0, 10));
        assertThat(answer.total()).isEqualTo(2);
        assertThat(answer.facetCounts().get("type")).containsOnly(Map.entry("policy", 2L), Map.entry("article", 1L));
        assertThat(answer.facetCounts().get("issuer")).containsOnly(Map.entry("民政局", 1L), Map.entry("财政局", 1L));
    }

    @Test
    void sitesAndDatesNarrow() {
        index().put(List.of(
                entry(1, "公告", ""), entry(2, "公告", ""), new Entry("2:3", 2, 3, "公告", "", "", "/3", DAY, Map.of())));
        assertThat(ids(new Query("公告", Set.of(2L), Map.of(), null, null, Within.ALL, Order.NEWEST, 0, 10, false)))
                .containsExactly(3L);
        Instant second = entry(2, "", "").publishedAt();
        assertThat(ids(new Query("公告", Set.of(1L), Map.of(), second, null, Within.ALL, Order.NEWEST, 0, 10, false)))
                .containsExactly(2L);
        assertThat(ids(new Query("公告", Set.of(1L), Map.of(), null, second, Within.ALL, Order.NEWEST, 0, 10, false)))
                .containsExactly(1L);
    }

    @Test
    void hitsAreMarkedAndSnippetsShort() {
        index().put(List.of(entry(1, "关于高龄津贴的通知", "无关。".repeat(100) + "年满八十周岁可以申领高龄津贴。" + "无关。".repeat(100))));
        var hit = index().search(query("高龄津贴", Map.of(), Order.RELEVANCE, 0, 10))
                .hits()
                .getFirst();
        assertThat(hit.titleHighlight()).isEqualTo("关于\uE000高龄津贴\uE001的通知");
        assertThat(hit.textHighlights())
                .singleElement()
                .satisfies(s -> assertThat(s).contains("申领\uE000高龄津贴\uE001。").hasSizeLessThan(100));
        assertThat(hit.entry().text()).isEmpty();
        assertThat(hit.entry().publishedAt()).isEqualTo(entry(1, "", "").publishedAt());
    }

    @Test
    void marksInTheTextCannotBeForged() {
        index().put(List.of(entry(1, "假\uE000标\uE001记", "文")));
        assertThat(index().search(query("", Map.of(), Order.NEWEST, 0, 10))
                        .hits()
                        .getFirst()
                        .titleHighlight())
                .isEqualTo("假标记");
    }

    @Test
    void aVeryLongTextIsFoundToItsEnd() {
        index().put(List.of(entry(1, "长文", "0123456789abcdefghij".repeat(10_000) + "终点站")));
        assertThat(ids("终点站")).containsExactly(1L);
        assertThat(ids("站")).containsExactly(1L);
    }

    @Test
    void idsOfASiteComeAscendingAfterACursor() {
        index().put(LongStream.rangeClosed(1, 25)
                .mapToObj(i -> entry(i, "题", ""))
                .toList());
        index().put(List.of(new Entry("2:30", 2, 30, "公告", "", "", "/3", DAY, Map.of())));
        assertThat(index().documents(1, 0, 10))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 10).boxed().toList());
        assertThat(index().documents(1, 20, 10)).containsExactly(21L, 22L, 23L, 24L, 25L);
        assertThat(index().documents(3, 0, 10)).isEmpty();
    }

    private List<Long> ids(String words) {
        return ids(words, Within.ALL);
    }

    private List<Long> ids(String words, Within within) {
        return ids(new Query(words, Set.of(), Map.of(), null, null, within, Order.RELEVANCE, 0, 1000, false));
    }

    private List<Long> ids(Query query) {
        List<Long> ids = new ArrayList<>();
        index().search(query).hits().forEach(h -> ids.add(h.entry().documentId()));
        return ids;
    }

    private static Query query(String words, Map<String, Set<String>> facets, Order order, int offset, int limit) {
        return new Query(words, Set.of(), facets, null, null, Within.ALL, order, offset, limit, true);
    }

    private static Entry entry(long id, String title, String text) {
        return new Entry(
                "1:" + id,
                1,
                id,
                title,
                text,
                "",
                "/a/" + id + ".html",
                DAY.plusSeconds(id),
                Map.of("type", List.of("article")));
    }

    private static Entry numbered(long id, String number) {
        return new Entry("1:" + id, 1, id, "文件", "正文", number, "/a/" + id + ".html", DAY.plusSeconds(id), Map.of());
    }

    private static Entry facets(long id, String type, String issuer) {
        return new Entry(
                "1:" + id,
                1,
                id,
                "文件",
                "",
                "",
                "/" + id,
                DAY,
                Map.of("type", List.of(type), "issuer", List.of(issuer)));
    }

    private static String random(Random random, int length) {
        int[] points = ALPHABET.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(15) == 0 && i > 0 ? ' ' : points[random.nextInt(points.length)]);
        }
        return SearchText.clean(text.toString());
    }

    private static String substring(Random random, String source) {
        int[] points = source.codePoints().toArray();
        int length = Math.min(points.length, 2 + random.nextInt(5));
        int start = random.nextInt(points.length - length + 1);
        String part = new String(points, start, length);
        return part.isBlank() ? source.substring(0, 1) : part;
    }
}
