package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huizheng.document.Authoring.EDITOR;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huizheng.document.DocumentFilter.Order;
import org.huizheng.document.DocumentQueries.Item;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListModuleTests {

    private final Authoring authoring = new Authoring();
    private final long site = authoring.openSite();
    private final long other = authoring.openSite();
    private final long yaowen = authoring.openChannel(site, "yaowen");
    private final long tzgg = authoring.openChannel(site, "tzgg");
    private final long foreign = authoring.openChannel(other, "yaowen");
    private final SiteScope scope = SiteScope.of(site);

    @AfterEach
    void close() {
        authoring.close();
    }

    @Test
    void everyOrderGoesOnWhereItStopped() {
        List<Long> made = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            authoring.now.set(Authoring.START.plus(Duration.ofSeconds(i / 2)));
            made.add(authoring
                    .create(site, i % 2 == 0 ? yaowen : tzgg, "第 " + i + " 篇")
                    .documentId());
        }
        assertThat(all(filter().order(Order.CREATED))).isEqualTo(made.reversed());
        assertThat(all(filter().order(Order.UPDATED))).isEqualTo(made.reversed());
        assertThat(all(filter().order(Order.OLDEST))).isEqualTo(made);
        assertThat(all(filter().channels(yaowen, tzgg).order(Order.UPDATED))).isEqualTo(made.reversed());
    }

    @Test
    void allOfAListAreNamedAtOnce() {
        List<Long> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(authoring.create(site, yaowen, "第 " + i + " 篇").documentId());
        }
        authoring.create(site, tzgg, "别处");
        authoring.create(other, foreign, "别站");
        var ids = authoring
                .the(DocumentQueries.class)
                .ids(scope, filter().channels(yaowen).order(Order.CREATED).build());
        assertThat(ids.documents()).isEqualTo(made.reversed());
        assertThat(ids.capped()).isFalse();
    }

    @Test
    void aDocumentInTwoOfTheChannelsIsListedOnce() {
        long id = authoring.create(site, yaowen, "通知").documentId();
        authoring.the(PlaceDocument.class).perform(scope, EDITOR, id, NewPlacement.further(tzgg));
        for (Order order : Order.values()) {
            assertThat(all(filter().channels(yaowen, tzgg).order(order))).containsExactly(id);
        }
        assertThat(counts(filter().channels(yaowen, tzgg)).total()).isEqualTo(1);
    }

    @Test
    void eachConditionNarrows() {
        long draft = authoring.create(site, yaowen, "草稿一篇").documentId();
        long released = authoring.released(site, tzgg, "发布一篇").documentId();
        var sent = authoring.create(site, tzgg, "退回一篇");
        authoring.the(SubmitEdition.class).perform(scope, EDITOR, sent.editionId());
        authoring.the(RejectEdition.class).perform(scope, EDITOR, sent.editionId(), "请补充来源");
        assertThat(all(filter().states(EditionState.DRAFT))).containsExactlyInAnyOrder(draft, sent.documentId());
        assertThat(all(filter().states(EditionState.DRAFT, EditionState.RELEASED)))
                .hasSize(3);
        assertThat(all(filter().returned())).containsExactly(sent.documentId());
        assertThat(all(filter().channels(yaowen))).containsExactly(draft);
        assertThat(all(filter().type("policy"))).isEmpty();
        assertThat(all(filter().type("article"))).hasSize(3);
        assertThat(all(filter().author("无名"))).isEmpty();
        assertThat(all(filter().author(EDITOR.name()))).hasSize(3);
        assertThat(all(filter().from(Authoring.START.plusSeconds(1)))).isEmpty();
        assertThat(all(filter().to(Authoring.START))).isEmpty();
        assertThat(all(filter().from(Authoring.START).to(Authoring.START.plusSeconds(1))))
                .hasSize(3);
        assertThat(all(filter().words("发布").states(EditionState.RELEASED))).containsExactly(released);
    }

    @Test
    void wordsAreFoundInTitlesWhateverTheirWidthAndCase() {
        long plan = authoring.create(site, yaowen, "关于ＧＢ　２０２６号〔试行〕的通知").documentId();
        long news = authoring.create(site, yaowen, "市政府召开常务会议").documentId();
        assertThat(all(filter().words("gb 2026"))).containsExactly(plan);
        assertThat(all(filter().words("[试行]"))).containsExactly(plan);
        assertThat(all(filter().words("通知 试行"))).containsExactly(plan);
        assertThat(all(filter().words("会"))).containsExactly(news);
        assertThat(all(filter().words("试议"))).isEmpty();
        assertThat(all(filter().words("%"))).isEmpty();
        revise(news, "市政府召开专题会议");
        assertThat(all(filter().words("常务"))).isEmpty();
        assertThat(all(filter().words("专题会"))).containsExactly(news);
    }

    @Test
    void noWordFindsAnotherSitesDraft() {
        authoring.create(other, foreign, "外站密件");
        assertThat(all(filter().words("密件"))).isEmpty();
        assertThat(authoring.database.transactions().read(scope, () -> authoring
                        .the(Headings.class)
                        .rare(List.of(site, other), new String[] {"密件"})))
                .contains(List.of());
        assertThatThrownBy(() ->
                        authoring.the(DocumentQueries.class).list(scope, DocumentFilter.of(other, List.of()), null, 10))
                .isInstanceOf(Problem.class);
        assertThat(authoring
                        .the(DocumentQueries.class)
                        .counts(scope, filter().build())
                        .total())
                .isZero();
    }

    @Test
    void theCountsFollowEveryChangeAndStaySoWhenFolded() {
        for (int i = 0; i < 25; i++) {
            authoring.create(site, yaowen, "第 " + i + " 篇");
        }
        long id = authoring.released(site, tzgg, "发布一篇").documentId();
        revise(id, "发布一篇（更正）");
        var dropped = authoring.create(site, yaowen, "作废");
        authoring.the(VoidEdition.class).perform(scope, EDITOR, dropped.editionId());
        Map<EditionState, Long> right = Map.of(EditionState.DRAFT, 26L, EditionState.VOID, 1L);
        assertThat(numbers(filter())).isEqualTo(right);
        authoring.the(FoldTally.class).perform();
        assertThat(authoring
                        .owner()
                        .sql("select count(*) from document.tally")
                        .query(Long.class)
                        .single())
                .isLessThan(10);
        assertThat(numbers(filter())).isEqualTo(right);
        assertThat(counts(filter()).total()).isEqualTo(27);
        assertThat(numbers(filter().words("第"))).isEqualTo(Map.of(EditionState.DRAFT, 25L));
    }

    @Test
    void anAccountKeepsItsOwnFilters() {
        SaveFilter save = authoring.the(SaveFilter.class);
        FilterQueries filters = authoring.the(FilterQueries.class);
        Actor second = new Actor("staff", "李华");
        long id = save.perform(scope, EDITOR, null, "等我审", Map.of("state", "IN_REVIEW"));
        assertThat(filters.of(scope, EDITOR)).singleElement().satisfies(f -> assertThat(f.query())
                .isEqualTo(Map.of("state", "IN_REVIEW")));
        assertThat(filters.of(scope, second)).isEmpty();
        assertThatThrownBy(() -> save.perform(scope, EDITOR, null, "等我审", Map.of()))
                .hasMessageContaining("同名");
        assertThatThrownBy(() -> save.perform(scope, EDITOR, null, "x", Map.of("drop", "table")))
                .hasMessageContaining("drop");
        assertThatThrownBy(() -> save.perform(scope, second, id, "抢走", Map.of()))
                .hasMessageContaining("不存在");
        assertThatThrownBy(() -> authoring.the(RemoveFilter.class).perform(scope, second, id))
                .hasMessageContaining("不存在");
        save.perform(scope, EDITOR, id, "待审", Map.of());
        authoring.the(RemoveFilter.class).perform(scope, EDITOR, id);
        assertThat(filters.of(scope, EDITOR)).isEmpty();
    }

    private void revise(long documentId, String title) {
        long version = authoring
                .the(EditionQueries.class)
                .current(scope, documentId)
                .orElseThrow()
                .document()
                .version();
        authoring
                .the(ReviseDocument.class)
                .perform(scope, EDITOR, documentId, version, EditionDraft.of(title, "市政府办公室", ""), List.of());
    }

    private DocumentQueries.Counts counts(Narrowed filter) {
        return authoring.the(DocumentQueries.class).counts(scope, filter.build());
    }

    private Map<EditionState, Long> numbers(Narrowed filter) {
        return counts(filter).states().stream()
                .collect(Collectors.toMap(DocumentQueries.StateCount::state, DocumentQueries.StateCount::number));
    }

    private List<Long> all(Narrowed filter) {
        List<Long> ids = new ArrayList<>();
        String after = null;
        do {
            var slice = authoring.the(DocumentQueries.class).list(scope, filter.build(), after, 2);
            slice.items().stream().map(Item::documentId).forEach(ids::add);
            after = slice.next();
        } while (after != null);
        return ids;
    }

    private static Narrowed filter() {
        return new Narrowed();
    }

    /** A filter under construction. */
    private static final class Narrowed {
        private List<Long> channels = List.of();
        private List<EditionState> states = List.of();
        private boolean returned;
        private String type = "";
        private String words = "";
        private String author = "";
        private @Nullable Instant from;
        private @Nullable Instant to;
        private Order order = Order.UPDATED;

        Narrowed channels(Long... ids) {
            channels = List.of(ids);
            return this;
        }

        Narrowed states(EditionState... some) {
            states = List.of(some);
            return this;
        }

        Narrowed returned() {
            returned = true;
            return this;
        }

        Narrowed type(String code) {
            type = code;
            return this;
        }

        Narrowed words(String typed) {
            words = typed;
            return this;
        }

        Narrowed author(String name) {
            author = name;
            return this;
        }

        Narrowed from(Instant at) {
            from = at;
            return this;
        }

        Narrowed to(Instant at) {
            to = at;
            return this;
        }

        Narrowed order(Order by) {
            order = by;
            return this;
        }

        DocumentFilter build() {
            return new DocumentFilter(List.of(), channels, states, returned, type, words, author, from, to, order);
        }
    }
}
