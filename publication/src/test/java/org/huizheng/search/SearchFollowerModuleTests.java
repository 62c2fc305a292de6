package org.huizheng.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huizheng.search.City.article;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.huizheng.kernel.MemorySearchIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SearchFollowerModuleTests {

    private final WatchedIndex index = new WatchedIndex();
    private final City city = new City(index);

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void whatIsReleasedIsFoundAndWhatIsWithdrawnIsNot() {
        city.publish(article(1, "高龄津贴发放", "<p>八十<b>周岁</b></p>", 11));
        city.follower.catchUp();
        assertThat(city.titles("八十周岁")).containsExactly("高龄津贴发放");
        city.retract(1);
        city.follower.catchUp();
        assertThat(city.titles("高龄")).isEmpty();
    }

    @Test
    void whatWasChangedByHandIsNotFound() {
        city.publish(article(1, "真的标题", "<p>正文</p>", 11));
        JdbcClient.create(city.database.owner())
                .sql("update release.document set meta = replace(meta, '真的', '假的')")
                .update();
        city.follower.catchUp();
        assertThat(city.titles("标题")).isEmpty();
    }

    @Test
    void aNewerEditionReplacesTheOlder() {
        city.publish(article(1, "旧题", "", 11));
        city.follower.catchUp();
        city.publish(article(1, "新题", "", 11));
        city.follower.catchUp();
        assertThat(city.titles("旧题")).isEmpty();
        assertThat(city.titles("新题")).containsExactly("新题");
    }

    @Test
    void aDocumentIsFoundOnEachSiteThatShowsItAndLeavesOneAlone() {
        city.publish(article(1, "共用稿件", "", 11, 21));
        city.follower.catchUp();
        assertThat(index.documents(1, 0, 9)).containsExactly(1L);
        assertThat(index.documents(2, 0, 9)).containsExactly(1L);
        city.publish(article(1, "共用稿件", "", 11));
        city.follower.catchUp();
        assertThat(index.documents(1, 0, 9)).containsExactly(1L);
        assertThat(index.documents(2, 0, 9)).isEmpty();
    }

    @Test
    void anImportIsFollowedAndFillsASiteThatWasNeverFollowed() {
        city.publishLater(many(1, 300));
        city.follower.catchUp();
        assertThat(index.documents(1, 0, 1000)).hasSize(300);
        city.publishLater(many(301, 800));
        city.publishLater(many(801, 1300));
        city.follower.catchUp();
        assertThat(index.documents(1, 0, 2000)).hasSize(1300);
    }

    @Test
    void aLostIndexIsFilledAgain() {
        city.publishLater(many(1, 500));
        city.publish(article(900, "另一站", "", 21));
        city.follower.catchUp();
        index.clear();
        city.follower.refillWhenEmpty();
        city.follower.catchUp();
        assertThat(index.documents(1, 0, 2000)).hasSize(500);
        assertThat(index.documents(2, 0, 2000)).containsExactly(900L);
    }

    @Test
    void whatIsFoundUnderASectionIsFoundUnderItsNewAddress() {
        city.publish(article(1, "政策一则", "", 11));
        city.publishLater(many(2, 400));
        city.follower.catchUp();
        long policies = under("zwgk");
        assertThat(policies).isPositive();
        city.readdress(1, "kaifang");
        city.publish(article(900, "政策又一则", "", 11));
        city.follower.catchUp();
        assertThat(under("zwgk")).isZero();
        assertThat(under("kaifang")).isEqualTo(policies + 1);
        assertThat(city.follower.complete()).isTrue();
    }

    @Test
    void aSiteThatIsPutInAnewCanBeSearchedMeanwhile() {
        city.publishLater(many(1, 400));
        city.publishLater(many(401, 800));
        List<Boolean> complete = new ArrayList<>();
        index.onPut = entries -> complete.add(
                CompletableFuture.supplyAsync(city.follower::complete).join());
        city.follower.catchUp();
        assertThat(complete).as("put in for the first time").isNotEmpty().containsOnly(false);
        complete.clear();
        city.readdress(1, "kaifang");
        city.follower.catchUp();
        assertThat(complete).hasSizeGreaterThan(2).containsOnly(true);
    }

    private long under(String section) {
        return city.ask(1, java.util.Map.of("channel", section)).total();
    }

    @Test
    void followingTwiceChangesNothing() {
        city.publish(article(1, "一", "", 11));
        city.follower.catchUp();
        city.database.transactions(city.database.worker()).write(org.huizheng.kernel.SiteScope.everySite(), () -> {
            JdbcClient.create(city.database.worker())
                    .sql("update search.cursor set seq = 0")
                    .update();
        });
        city.follower.catchUp();
        assertThat(city.titles("一")).containsExactly("一");
    }

    @Test
    void reconcilingRepairsBothSides() {
        city.publishLater(many(1, 400));
        city.follower.catchUp();
        index.remove(List.of("1:7", "1:400"));
        index.put(List.of(new org.huizheng.kernel.SearchIndex.Entry(
                "1:9999", 1, 9999, "不应有", "", "", "/x", java.time.Instant.EPOCH, java.util.Map.of())));
        assertThat(city.reconcile.perform()).isEqualTo(new ReconcileSearch.Report(400, 3));
        assertThat(city.reconcile.perform().repaired()).isZero();
        assertThat(index.documents(1, 0, 1000)).hasSize(400).doesNotContain(9999L);
    }

    @Test
    void rebuildingPutsEverythingInAgain() {
        city.publish(article(1, "真题", "", 11));
        city.follower.catchUp();
        index.put(List.of(new org.huizheng.kernel.SearchIndex.Entry(
                "1:1", 1, 1, "走样", "", "", "/x", java.time.Instant.EPOCH, java.util.Map.of())));
        new RebuildSearch(city.follower, city.reconcile).perform();
        assertThat(city.titles("真题")).containsExactly("真题");
    }

    @Test
    void aReleaseIsFoundThoughNobodyWillAskForAnHour() throws InterruptedException {
        SearchJob job = new SearchJob(city.follower, city.reconcile, Duration.ofHours(1));
        city.committed = job::wake;
        job.start();
        for (String title : List.of("其一", "其二", "其三")) {
            city.publish(article(title.codePointAt(1), title, "", 11));
            found(title);
        }
        job.stop();
    }

    @Test
    void anEditorsReleaseDoesNotWaitForAnImport() {
        city.publishLater(many(1, 300));
        city.follower.catchUp();
        city.publishLater(many(301, 700));
        city.publish(article(2000, "插播", "", 11));
        city.publishLater(many(701, 1100));
        city.follower.catchUpWhile(() -> true, Duration.ofHours(1));
        assertThat(city.titles("插播")).containsExactly("插播");
        assertThat(index.documents(1, 0, 2000)).hasSize(301);
        city.follower.catchUp();
        assertThat(index.documents(1, 0, 2000)).hasSize(1101);
    }

    @Test
    void anEditorsReleaseIsPutBetweenTheDocumentsOfAnImport() {
        city.publishLater(many(1, 300));
        city.follower.catchUp();
        city.publishLater(many(301, 800));
        List<Long> order = new ArrayList<>();
        index.onPut = entries -> {
            if (order.isEmpty()) {
                CompletableFuture.runAsync(() -> city.publish(article(2000, "插播", "", 21)))
                        .join();
            }
            entries.forEach(entry -> order.add(entry.documentId()));
        };
        city.follower.catchUp();
        assertThat(order).hasSize(501).doesNotHaveDuplicates();
        assertThat(order.indexOf(2000L)).isBetween(1, 200);
    }

    private void found(String title) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (city.titles(title).isEmpty()) {
            assertThat(System.nanoTime()).as(title + " is found").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    private static List<org.huizheng.release.ReleasedEdition> many(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(i -> article(i, "第" + i + "号公告", "<p>正文</p>", 11))
                .toList();
    }

    private static final class WatchedIndex extends MemorySearchIndex {

        Consumer<Collection<Entry>> onPut = entries -> {};

        @Override
        public void put(Collection<Entry> entries) {
            super.put(entries);
            onPut.accept(entries);
        }
    }
}
