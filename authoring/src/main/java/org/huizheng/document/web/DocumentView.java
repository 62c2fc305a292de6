package org.huizheng.document.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huizheng.document.Document;
import org.huizheng.document.EditionState;
import org.huizheng.document.Presences.Present;
import org.huizheng.kernel.Blocker;
import org.huizheng.release.EditionContent;
import org.jspecify.annotations.Nullable;

/**
 * A document with its current edition, as its screens need it, and what this actor can do with it now.
 *
 * @param remark why it was sent back, withdrawn …
 * @param relatedFrom documents that point to this one
 * @param autosave what this actor was writing and did not save
 * @param others who else has it open
 */
record DocumentView(
        Document document,
        String site,
        String siteName,
        long editionId,
        int number,
        EditionState state,
        String stateName,
        String remark,
        String createdBy,
        String savedBy,
        Instant updatedAt,
        @Nullable Instant scheduledAt,
        @Nullable ApprovalView approval,
        EditionContent content,
        List<PlacementView> placements,
        List<RelationView> relations,
        List<RelationView> relatedFrom,
        @Nullable AutosaveView autosave,
        List<Present> others,
        List<String> allowedActions,
        Map<String, List<Blocker>> blockers) {

    /** @param holds what was approved is what the edition still says */
    record ApprovalView(String chain, String approvedBy, Instant approvedAt, boolean holds) {}

    /** @param path empty for a channel that was closed */
    record PlacementView(
            long siteId,
            String site,
            String siteName,
            long channelId,
            String path,
            String name,
            boolean primary,
            int ordinal,
            int pinned) {}

    /**
     * The other document of a relation.
     *
     * @param title "" where this person may not see it
     * @param visible the public sees it now
     */
    record RelationView(
            long documentId,
            String kind,
            String kindName,
            String title,
            @Nullable EditionState state,
            String stateName,
            boolean visible) {}

    /** @param stale the document has changed since this writing began */
    record AutosaveView(long version, boolean stale, Instant savedAt, DraftRequest draft) {}
}
