package org.huizheng.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;

/** Asks every verb whether it could run now: the one answer that enables a button and explains a disabled one. */
public final class DocumentActions {

    private final ReviseDocument revise;
    private final SubmitEdition submit;
    private final RejectEdition reject;
    private final ApproveEdition approve;
    private final ScheduleEdition schedule;
    private final ReleaseEdition release;
    private final WithdrawDocument withdraw;
    private final TakeDownDocument takeDown;
    private final UnpublishDocument unpublish;
    private final ArchiveDocument archive;
    private final VoidEdition voidEdition;
    private final PlaceDocument place;
    private final RelateDocument relate;
    private final CancelSchedule unschedule;
    private final ScheduleEnd end;
    private final CorrectPublishedAt correct;
    private final UndoChange undo;
    private final DocumentRights rights;

    DocumentActions(
            ReviseDocument revise,
            SubmitEdition submit,
            RejectEdition reject,
            ApproveEdition approve,
            ScheduleEdition schedule,
            ReleaseEdition release,
            WithdrawDocument withdraw,
            TakeDownDocument takeDown,
            UnpublishDocument unpublish,
            ArchiveDocument archive,
            VoidEdition voidEdition,
            PlaceDocument place,
            RelateDocument relate,
            CancelSchedule unschedule,
            ScheduleEnd end,
            CorrectPublishedAt correct,
            UndoChange undo,
            DocumentRights rights) {
        this.revise = revise;
        this.submit = submit;
        this.reject = reject;
        this.approve = approve;
        this.schedule = schedule;
        this.release = release;
        this.withdraw = withdraw;
        this.takeDown = takeDown;
        this.unpublish = unpublish;
        this.archive = archive;
        this.voidEdition = voidEdition;
        this.place = place;
        this.relate = relate;
        this.unschedule = unschedule;
        this.end = end;
        this.correct = correct;
        this.undo = undo;
        this.rights = rights;
    }

    /** Reasons by action; an action without reasons is allowed. */
    public SequencedMap<String, List<Blocker>> of(Actor actor, Edition edition) {
        SequencedMap<String, List<Blocker>> blockers = new LinkedHashMap<>();
        blockers.put("revise", revise.blockers(actor, edition));
        blockers.put("submit", submit.blockers(actor, edition));
        blockers.put("reject", reject.blockers(actor, edition));
        blockers.put("approve", approve.blockers(actor, edition));
        blockers.put("schedule", schedule.blockers(actor, edition));
        blockers.put("release", release.blockers(actor, edition));
        blockers.put("withdraw", withdraw.blockers(actor, edition));
        blockers.put("takeDown", takeDown.blockers(actor, edition));
        blockers.put("unpublish", unpublish.blockers(actor, edition));
        blockers.put("archive", archive.blockers(actor, edition));
        blockers.put("void", voidEdition.blockers(actor, edition));
        blockers.put("place", place.blockers(actor, edition));
        blockers.put("relate", relate.blockers(actor, edition));
        blockers.put("unschedule", unschedule.blockers(actor, edition));
        blockers.put("scheduleEnd", end.blockers(actor, edition));
        blockers.put("cancelEnd", end.cancelBlockers(actor, edition));
        blockers.put("correct", correct.blockers(actor, edition));
        blockers.put("preview", rights.refusals(actor, PreviewEdition.PERMISSION, edition));
        blockers.put("undo", undo.blockers(actor, edition));
        return blockers;
    }

    public static List<String> allowed(Map<String, List<Blocker>> blockers) {
        return blockers.entrySet().stream()
                .filter(e -> e.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
