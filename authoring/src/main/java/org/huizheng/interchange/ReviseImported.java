package org.huizheng.interchange;

import java.util.List;
import java.util.Objects;
import org.huizheng.document.ApproveEditions;
import org.huizheng.document.CorrectPublishedAt;
import org.huizheng.document.Edition;
import org.huizheng.document.EditionQueries;
import org.huizheng.document.EditionState;
import org.huizheng.document.NewPlacement;
import org.huizheng.document.PlaceDocument;
import org.huizheng.document.ReleaseEditions;
import org.huizheng.document.RemovePlacement;
import org.huizheng.document.ReviseDocument;
import org.huizheng.interchange.ImportedLines.Known;
import org.huizheng.release.ReleasedEdition.Placement;

/** A line that came in before and says something else now: a new edition, in the channel and with the date it names. */
final class ReviseImported {

    private final EditionQueries editions;
    private final ReviseDocument revise;
    private final PlaceDocument place;
    private final RemovePlacement remove;
    private final CorrectPublishedAt correct;
    private final ApproveEditions approve;
    private final ReleaseEditions release;

    ReviseImported(
            EditionQueries editions,
            ReviseDocument revise,
            PlaceDocument place,
            RemovePlacement remove,
            CorrectPublishedAt correct,
            ApproveEditions approve,
            ReleaseEditions release) {
        this.editions = editions;
        this.revise = revise;
        this.place = place;
        this.remove = remove;
        this.correct = correct;
        this.approve = approve;
        this.release = release;
    }

    void perform(ImportRun run, ImportLine line, Known known, long channelId) {
        Edition current = current(run, known);
        if (!current.document().type().equals(line.type())) {
            throw new Refusal("已导入文档的内容模型不能由 " + current.document().type() + " 改为 " + line.type());
        }
        if (!Objects.equals(current.document().publicEditionId(), current.id())) {
            throw new Refusal("文档有尚未发布的修改，不覆盖");
        }
        if (current.state() != EditionState.RELEASED) {
            throw new Refusal("文档" + current.state().label() + "，不重新发布");
        }
        move(run, current, channelId);
        date(run, line, current(run, known));
        Edition moved = current(run, known);
        long editionId = revise.perform(
                run.scope(),
                run.actor(),
                moved.documentId(),
                moved.document().version(),
                Drafts.draft(line, run.site().name()),
                List.of());
        approve.perform(run.scope(), run.actor(), List.of(editionId));
        release.perform(run.scope(), run.actor(), List.of(editionId), run.wake());
    }

    private Edition current(ImportRun run, Known known) {
        return editions.current(run.scope(), known.documentId()).orElseThrow(() -> new Refusal("已导入的文档找不到了"));
    }

    private void move(ImportRun run, Edition current, long channelId) {
        long siteId = run.site().id();
        List<Long> before = current.placements().stream()
                .filter(p -> p.siteId() == siteId && p.primary())
                .map(Placement::channelId)
                .toList();
        if (before.contains(channelId)) {
            return;
        }
        place.perform(run.scope(), run.actor(), current.documentId(), NewPlacement.primary(channelId));
        before.forEach(old -> remove.perform(run.scope(), run.actor(), current.documentId(), old));
    }

    private void date(ImportRun run, ImportLine line, Edition current) {
        if (line.publishedAt() != null
                && !line.publishedAt().equals(current.document().publishedAt())) {
            correct.perform(run.scope(), run.actor(), current.documentId(), line.publishedAt(), "导入文件更正发布时间");
        }
    }
}
