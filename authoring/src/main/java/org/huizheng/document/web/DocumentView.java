package org.huizheng.document.web;

import java.util.List;
import java.util.Map;
import org.huizheng.document.Document;
import org.huizheng.document.DocumentActions;
import org.huizheng.document.Edition;
import org.huizheng.document.EditionState;
import org.huizheng.kernel.Blocker;
import org.huizheng.release.EditionContent;
import org.huizheng.release.ReleasedEdition.Placement;
import org.huizheng.release.ReleasedEdition.Relation;

/** A document with its current edition and what can be done with it now. */
record DocumentView(
        Document document,
        long editionId,
        int number,
        EditionState state,
        String stateName,
        String remark,
        EditionContent content,
        List<Placement> placements,
        List<Relation> relations,
        List<String> allowedActions,
        Map<String, List<Blocker>> blockers) {

    static DocumentView of(Edition edition, DocumentActions actions) {
        var blockers = actions.of(edition);
        return new DocumentView(
                edition.document(),
                edition.id(),
                edition.number(),
                edition.state(),
                edition.state().label(),
                edition.remark(),
                edition.content(),
                edition.placements(),
                edition.relations(),
                DocumentActions.allowed(blockers),
                blockers);
    }
}
