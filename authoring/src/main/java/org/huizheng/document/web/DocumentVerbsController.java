package org.huizheng.document.web;

import java.time.Instant;
import org.huizheng.document.ApproveEdition;
import org.huizheng.document.ArchiveDocument;
import org.huizheng.document.CancelSchedule;
import org.huizheng.document.CorrectPublishedAt;
import org.huizheng.document.Edition;
import org.huizheng.document.NewPlacement;
import org.huizheng.document.PlaceDocument;
import org.huizheng.document.PreviewEdition;
import org.huizheng.document.RejectEdition;
import org.huizheng.document.RelateDocument;
import org.huizheng.document.ReleaseEdition;
import org.huizheng.document.RemovePlacement;
import org.huizheng.document.RemoveRelation;
import org.huizheng.document.ScheduleEdition;
import org.huizheng.document.ScheduleEnd;
import org.huizheng.document.SubmitEdition;
import org.huizheng.document.TakeDownDocument;
import org.huizheng.document.UndoChange;
import org.huizheng.document.UnpublishDocument;
import org.huizheng.document.VoidEdition;
import org.huizheng.document.WithdrawDocument;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.ReleasedEdition.Relation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One address for each verb; each answers with the document as it is then. */
@RestController
@RequestMapping("/api/documents/{id:\\d+}")
class DocumentVerbsController {

    private final ScopedTransactions transactions;
    private final DocumentViews views;
    private final SubmitEdition submit;
    private final RejectEdition reject;
    private final ApproveEdition approve;
    private final ReleaseEdition release;
    private final ScheduleEdition schedule;
    private final WithdrawDocument withdraw;
    private final TakeDownDocument takeDown;
    private final UnpublishDocument unpublish;
    private final ArchiveDocument archive;
    private final VoidEdition voidEdition;
    private final PlaceDocument place;
    private final RemovePlacement remove;
    private final RelateDocument relate;
    private final RemoveRelation unrelate;
    private final CorrectPublishedAt correct;
    private final CancelSchedule unschedule;
    private final ScheduleEnd end;
    private final UndoChange undo;
    private final PreviewEdition preview;

    DocumentVerbsController(
            ScopedTransactions transactions,
            DocumentViews views,
            SubmitEdition submit,
            RejectEdition reject,
            ApproveEdition approve,
            ReleaseEdition release,
            ScheduleEdition schedule,
            WithdrawDocument withdraw,
            TakeDownDocument takeDown,
            UnpublishDocument unpublish,
            ArchiveDocument archive,
            VoidEdition voidEdition,
            PlaceDocument place,
            RemovePlacement remove,
            RelateDocument relate,
            RemoveRelation unrelate,
            CorrectPublishedAt correct,
            CancelSchedule unschedule,
            ScheduleEnd end,
            UndoChange undo,
            PreviewEdition preview) {
        this.transactions = transactions;
        this.views = views;
        this.submit = submit;
        this.reject = reject;
        this.approve = approve;
        this.release = release;
        this.schedule = schedule;
        this.withdraw = withdraw;
        this.takeDown = takeDown;
        this.unpublish = unpublish;
        this.archive = archive;
        this.voidEdition = voidEdition;
        this.place = place;
        this.remove = remove;
        this.relate = relate;
        this.unrelate = unrelate;
        this.correct = correct;
        this.unschedule = unschedule;
        this.end = end;
        this.undo = undo;
        this.preview = preview;
    }

    record Reason(@Nullable String reason) {}

    record Release(@Nullable Boolean approve, @Nullable Boolean urgent) {}

    record Schedule(@Nullable Instant at) {}

    record End(@Nullable Instant at, @Nullable String reason) {}

    record Correction(
            @Nullable Instant publishedAt, @Nullable String reason) {}

    record PlacementRequest(
            long channelId,
            @Nullable Boolean primary,
            @Nullable Integer ordinal,
            @Nullable Integer pinned) {

        NewPlacement placement() {
            return new NewPlacement(
                    channelId,
                    Boolean.TRUE.equals(primary),
                    ordinal == null ? 0 : ordinal,
                    pinned == null ? 0 : pinned);
        }
    }

    @Summary("报审")
    @PostMapping("/submit")
    DocumentView submit(SiteScope scope, Actor actor, @PathVariable long id) {
        submit.perform(scope, actor, views.current(scope, id).id());
        return views.of(scope, actor, id);
    }

    @Summary("通过")
    @PostMapping("/approve")
    DocumentView approve(SiteScope scope, Actor actor, @PathVariable long id) {
        approve.perform(scope, actor, views.current(scope, id).id());
        return views.of(scope, actor, id);
    }

    /** With {@code approve} a draft is approved by the chain {@code direct} first; {@code urgent} is made before all others. */
    @Summary("签发")
    @PostMapping("/release")
    DocumentView release(
            SiteScope scope,
            Actor actor,
            @PathVariable long id,
            @RequestBody(required = false) @Nullable Release request) {
        transactions.write(scope, () -> {
            Edition edition = views.current(scope, id);
            if (request != null
                    && Boolean.TRUE.equals(request.approve())
                    && approve.blockers(actor, edition).isEmpty()) {
                approve.perform(scope, actor, edition.id());
            }
            boolean urgent = request != null && Boolean.TRUE.equals(request.urgent());
            release.perform(scope, actor, edition.id(), urgent);
        });
        return views.of(scope, actor, id);
    }

    @Summary("退稿")
    @PostMapping("/reject")
    DocumentView reject(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody Reason request) {
        reject.perform(scope, actor, views.current(scope, id).id(), text(request.reason()));
        return views.of(scope, actor, id);
    }

    @Summary("定时签发")
    @PostMapping("/schedule")
    DocumentView schedule(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody Schedule request) {
        schedule.perform(scope, actor, views.current(scope, id).id(), required(request.at(), "at"));
        return views.of(scope, actor, id);
    }

    @Summary("取消定时签发")
    @PostMapping("/unschedule")
    DocumentView unschedule(SiteScope scope, Actor actor, @PathVariable long id) {
        unschedule.perform(scope, actor, views.current(scope, id).id());
        return views.of(scope, actor, id);
    }

    @Summary("定时下线")
    @PostMapping("/end")
    DocumentView end(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody End request) {
        end.perform(scope, actor, id, required(request.at(), "at"), text(request.reason()));
        return views.of(scope, actor, id);
    }

    @Summary("取消定时下线")
    @DeleteMapping("/end")
    DocumentView cancelEnd(SiteScope scope, Actor actor, @PathVariable long id) {
        end.cancel(scope, actor, id);
        return views.of(scope, actor, id);
    }

    @Summary("撤销自己的上一步")
    @PostMapping("/undo")
    DocumentView undo(SiteScope scope, Actor actor, @PathVariable long id) {
        undo.perform(scope, actor, id);
        return views.of(scope, actor, id);
    }

    /** Of what is saved; the link ends after half an hour. */
    @Summary("生成预览链接")
    @PostMapping("/preview")
    PreviewEdition.Preview preview(SiteScope scope, Actor actor, @PathVariable long id) {
        return preview.perform(scope, actor, id);
    }

    @Summary("撤稿")
    @PostMapping("/withdraw")
    DocumentView withdraw(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody Reason request) {
        withdraw.perform(scope, actor, id, text(request.reason()));
        return views.of(scope, actor, id);
    }

    @Summary("紧急下架")
    @PostMapping("/takeDown")
    DocumentView takeDown(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody Reason request) {
        takeDown.perform(scope, actor, id, text(request.reason()));
        return views.of(scope, actor, id);
    }

    @Summary("下线")
    @PostMapping("/unpublish")
    DocumentView unpublish(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody Reason request) {
        unpublish.perform(scope, actor, id, text(request.reason()));
        return views.of(scope, actor, id);
    }

    @Summary("归档")
    @PostMapping("/archive")
    DocumentView archive(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody Reason request) {
        archive.perform(scope, actor, id, text(request.reason()));
        return views.of(scope, actor, id);
    }

    @Summary("作废")
    @PostMapping("/void")
    DocumentView voidEdition(SiteScope scope, Actor actor, @PathVariable long id) {
        voidEdition.perform(scope, actor, views.current(scope, id).id());
        return views.of(scope, actor, id);
    }

    @Summary("投放到栏目")
    @PostMapping("/placements")
    DocumentView place(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody PlacementRequest p) {
        place.perform(scope, actor, id, p.placement());
        return views.of(scope, actor, id);
    }

    @Summary("取消投放")
    @DeleteMapping("/placements/{channelId}")
    DocumentView remove(SiteScope scope, Actor actor, @PathVariable long id, @PathVariable long channelId) {
        remove.perform(scope, actor, id, channelId);
        return views.of(scope, actor, id);
    }

    record RelationRequest(@Nullable Long toId, @Nullable String kind) {

        Relation relation() {
            return new Relation(required(toId, "toId"), required(kind, "kind"));
        }
    }

    @Summary("关联另一篇稿件")
    @PostMapping("/relations")
    DocumentView relate(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody RelationRequest request) {
        relate.perform(scope, actor, id, request.relation());
        return views.of(scope, actor, id);
    }

    @Summary("取消关联")
    @DeleteMapping("/relations/{kind}/{toId}")
    DocumentView unrelate(
            SiteScope scope, Actor actor, @PathVariable long id, @PathVariable String kind, @PathVariable long toId) {
        unrelate.perform(scope, actor, id, new Relation(toId, kind));
        return views.of(scope, actor, id);
    }

    @Summary("更正发布时间")
    @PostMapping("/published-at")
    DocumentView correct(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody Correction request) {
        correct.perform(scope, actor, id, required(request.publishedAt(), "publishedAt"), text(request.reason()));
        return views.of(scope, actor, id);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw Problem.invalid("缺少 " + name);
        }
        return value;
    }
}
