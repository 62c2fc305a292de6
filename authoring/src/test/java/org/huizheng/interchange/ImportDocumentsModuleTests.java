package org.huizheng.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huizheng.interchange.Newsroom.file;
import static org.huizheng.interchange.Newsroom.line;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.huizheng.document.EditionQueries;
import org.huizheng.document.WithdrawDocument;
import org.huizheng.interchange.ImportReport.Remark;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportDocumentsModuleTests {

    private final Newsroom room = new Newsroom();

    @TempDir
    @SuppressWarnings("NullAway") // JUnit sets it
    private Path folder;

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void linesOfTheCorpusGoInUnchanged() throws IOException {
        Path file = folder.resolve("corpus.jsonl");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/interchange/corpus.jsonl"))) {
            Files.copy(in, file);
        }

        ImportReport report = room.take(file);

        assertThat(report.refused()).isEmpty();
        assertThat(report.created()).isEqualTo(6);
        assertThat(report.channelsCreated()).isPositive();
        assertThat(room.count("release.document where state = 'released' and origin = 'migrated'"))
                .isEqualTo(6);
    }

    @Test
    void runTwiceNothingComesTwice() {
        Path file = file(folder, line("a", ""), line("b", ""));
        room.take(file);

        ImportReport again = room.take(file);

        assertThat(again.created()).isZero();
        assertThat(again.changed()).isZero();
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(room.count("document.edition")).isEqualTo(2);
    }

    @Test
    void aChangedLineIsANewEditionInItsNewChannelAndWithItsNewDate() {
        room.take(file(folder, line("a", ""), line("b", "")));

        ImportReport report = room.take(file(
                folder,
                line("a", ",\"summary\":\"新摘要\"")
                        .replace("xwzx/yaowen", "xwzx/bmdt")
                        .replace("要闻动态/要闻", "要闻动态/部门")
                        .replace("T09", "T10"),
                line("b", "")));

        assertThat(report.refused()).isEmpty();
        assertThat(report.changed()).isEqualTo(1);
        assertThat(room.count("document.edition where state = 'RELEASED'")).isEqualTo(2);
        assertThat(room.count("document.edition where state = 'SUPERSEDED'")).isEqualTo(1);
        assertThat(room.count("release.document where meta like '%新摘要%' and published_at = '2026-11-19 10:00+08'"))
                .isEqualTo(1);
        assertThat(room.count(
                        "release.placement p join release.channel c using (channel_id) where c.path = 'xwzx/bmdt'"))
                .isEqualTo(1);
        assertThat(room.count("release.placement")).isEqualTo(2);
    }

    @Test
    void badLinesAreReportedAndTheRestComesIn() {
        ImportReport report = room.take(file(
                folder,
                line("a", ""),
                "{\"id\":",
                line("b", ",\"publishedAt2\":\"x\""),
                "",
                line("a", ""),
                line("c", ",\"attachments\":[\"../x\"]"),
                line("d", "")
                        .replace("\"article\"", "\"service\"")
                        .replace("\"source\"", "\"attributes\":{\"nosuch\":1},\"source\""),
                line("e", "").replace("2026-11-19", "2031-01-01"),
                line("f", "").replace("xwzx/yaowen\"", "xwzx\"").replace("要闻动态/要闻", "要闻动态"),
                line("z", "")));

        assertThat(report.created()).isEqualTo(2);
        assertThat(report.refused()).extracting(Remark::line).containsExactlyInAnyOrder(2L, 3L, 5L, 6L, 7L, 8L, 9L);
        assertThat(report.refused())
                .extracting(Remark::reason)
                .anySatisfy(r -> assertThat(r).contains("重复"))
                .anySatisfy(r -> assertThat(r).contains("发布时间不能晚于现在"))
                .anySatisfy(r -> assertThat(r).contains("不是列表栏目"));
    }

    @Test
    void anUnreadableNumberIsAWarning() {
        ImportReport report = room.take(
                file(folder, line("a", ",\"docNumber\":\"第三号\""), line("b", ",\"docNumber\":\"澜府〔2026〕1号\"")));

        assertThat(report.created()).isEqualTo(2);
        assertThat(report.warnings()).extracting(Remark::line).containsExactly(1L);
    }

    @Test
    void aDocumentMayPointToOneThatComesLater() {
        ImportReport report = room.take(file(
                folder,
                line("jd", ",\"attributes\":{\"interprets\":[\"wj\"]}"),
                line("x", ",\"attributes\":{\"related\":[\"none\"]}"),
                line("wj", "")));

        assertThat(report.created()).isEqualTo(3);
        assertThat(report.warnings()).singleElement().asString().contains("关联的文档不存在");
        assertThat(room.count("release.relation where kind = 'interprets'")).isEqualTo(1);
    }

    @Test
    void manyLinesAreMadeAnewAsAWholeSiteAndTheirListsCut() {
        List<String> lines = new ArrayList<>(
                IntStream.range(0, 1203).mapToObj(i -> line("n" + i, "")).toList());

        ImportReport report = room.take(file(folder, lines.toArray(String[]::new)));

        assertThat(report.created()).isEqualTo(1203);
        assertThat(room.wakened.pages).isLessThanOrEqualTo(report.channelsCreated() + 1);
        assertThat(room.wakened.sites).isPositive();
        assertThat(room.count("interchange.uncut")).isZero();
        assertThat(room.count("release.placement where cut_no is null")).isZero();
    }

    @Test
    void whatStaffWithdrewIsNotPublishedAgain() {
        room.take(file(folder, line("a", "")));
        SiteScope scope = SiteScope.of(room.siteId);
        long id = room.the(EditionQueries.class)
                .byExternalIds(scope, room.siteId, List.of("a"))
                .values()
                .iterator()
                .next();
        room.the(WithdrawDocument.class).perform(scope, Newsroom.OPERATOR, id, "内容有误");

        ImportReport report = room.take(file(folder, line("a", ",\"author\":\"乙\"")));

        assertThat(report.refused()).singleElement().asString().contains("不重新发布");
        assertThat(room.count("release.document where state = 'withdrawn'")).isEqualTo(1);
    }

    @Test
    void withoutLeaveNoChannelIsOpened() {
        ImportReport report = room.the(ImportDocuments.class)
                .perform(
                        SiteScope.of(room.siteId),
                        Newsroom.OPERATOR,
                        "linlan",
                        file(folder, line("a", "")),
                        false,
                        ImportReport.Progress.NONE);

        assertThat(report.refused()).singleElement().asString().contains("--create-channels");
        assertThat(room.count("channel.channel")).isZero();
    }

    @Test
    void aMissingSiteOrFileIsSaidBeforeAnythingHappens() {
        assertThatThrownBy(() -> room.take(folder.resolve("none.jsonl")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("不存在");
        assertThatThrownBy(() -> room.the(ImportDocuments.class)
                        .perform(
                                SiteScope.everySite(),
                                Newsroom.OPERATOR,
                                "nosuch",
                                folder,
                                true,
                                ImportReport.Progress.NONE))
                .hasMessageContaining("没有站点");
    }
}
