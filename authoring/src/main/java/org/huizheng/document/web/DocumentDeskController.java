package org.huizheng.document.web;

import java.time.Instant;
import java.util.List;
import org.huizheng.document.ActOnDocuments;
import org.huizheng.document.ActOnDocuments.Outcome;
import org.huizheng.document.AutosaveDraft;
import org.huizheng.document.NewPlacement;
import org.huizheng.document.Presences;
import org.huizheng.document.Presences.Present;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What goes on around writing: keeping by itself, who else is there, and many documents at once. */
@RestController
class DocumentDeskController {

    private final AutosaveDraft autosave;
    private final Presences presences;
    private final ActOnDocuments act;

    DocumentDeskController(AutosaveDraft autosave, Presences presences, ActOnDocuments act) {
        this.autosave = autosave;
        this.presences = presences;
        this.act = act;
    }

    record Kept(Instant savedAt) {}

    /** Publishes nothing and changes no edition; {@code version} is that of the opened document. */
    @Summary("自动保存")
    @PutMapping("/api/documents/{id}/autosave")
    Kept autosave(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody DraftRequest draft) {
        if (draft.version() == null) {
            throw Problem.invalid("缺少 version（打开稿件时的版本号）");
        }
        return new Kept(autosave.perform(scope, actor, id, draft.version(), Json.map(Json.write(draft))));
    }

    @Summary("放弃自动保存的内容")
    @DeleteMapping("/api/documents/{id}/autosave")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(SiteScope scope, Actor actor, @PathVariable long id) {
        autosave.forget(scope, actor, id);
    }

    record Beat(@Nullable Boolean writing) {}

    record Others(List<Present> others) {}

    @Summary("报告自己正打开稿件（每 30 秒）")
    @PostMapping("/api/documents/{id}/presence")
    Others beat(SiteScope scope, Actor actor, @PathVariable long id, @RequestBody Beat beat) {
        return new Others(presences.beat(scope, actor, id, Boolean.TRUE.equals(beat.writing())));
    }

    @Summary("离开稿件")
    @DeleteMapping("/api/documents/{id}/presence")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(SiteScope scope, Actor actor, @PathVariable long id) {
        presences.leave(scope, actor, id);
    }

    /** {@code at} is for scheduling, the members from {@code channelId} on are for placing. */
    record BulkRequest(
            @Nullable List<Long> documents,
            @Nullable String reason,
            @Nullable Instant at,
            @Nullable Long channelId,
            @Nullable Boolean primary,
            @Nullable Integer pinned,
            @Nullable Boolean dryRun) {

        ActOnDocuments.Order order() {
            if (documents != null && documents.contains(null)) {
                throw Problem.invalid("documents 里有空的一个，应是稿件的编号");
            }
            return new ActOnDocuments.Order(
                    documents == null ? List.of() : documents,
                    reason == null ? "" : reason,
                    at,
                    channelId == null
                            ? null
                            : new NewPlacement(channelId, Boolean.TRUE.equals(primary), 0, pinned == null ? 0 : pinned),
                    Boolean.TRUE.equals(dryRun));
        }
    }

    /** @param done how many did, or could when it was only tried */
    record BulkAnswer(String verb, boolean dryRun, long done, long refused, List<Outcome> results) {}

    @Summary("批量操作")
    @PostMapping("/api/documents/bulk/{verb}")
    BulkAnswer bulk(SiteScope scope, Actor actor, @PathVariable String verb, @RequestBody BulkRequest request) {
        List<Outcome> results = act.perform(scope, actor, verb, request.order());
        long done = results.stream().filter(Outcome::done).count();
        return new BulkAnswer(verb, Boolean.TRUE.equals(request.dryRun()), done, results.size() - done, results);
    }
}
