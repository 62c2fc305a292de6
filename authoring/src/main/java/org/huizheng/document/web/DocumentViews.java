package org.huizheng.document.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huizheng.channel.Channel;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.document.Autosave;
import org.huizheng.document.AutosaveDraft;
import org.huizheng.document.DocumentActions;
import org.huizheng.document.Edition;
import org.huizheng.document.EditionQueries;
import org.huizheng.document.Presences;
import org.huizheng.document.RelationQueries;
import org.huizheng.document.RelationQueries.Related;
import org.huizheng.document.RelationRules;
import org.huizheng.document.VersionQueries;
import org.huizheng.document.web.DocumentView.ApprovalView;
import org.huizheng.document.web.DocumentView.AutosaveView;
import org.huizheng.document.web.DocumentView.PlacementView;
import org.huizheng.document.web.DocumentView.RelationView;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.ReleasedEdition.Placement;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;

/** Puts together what the screens of one document show. */
class DocumentViews {

    private final ScopedTransactions transactions;
    private final EditionQueries editions;
    private final VersionQueries versions;
    private final RelationQueries relations;
    private final DocumentActions actions;
    private final AutosaveDraft autosave;
    private final Presences presences;
    private final SiteQueries sites;
    private final ChannelQueries channels;

    DocumentViews(
            ScopedTransactions transactions,
            EditionQueries editions,
            VersionQueries versions,
            RelationQueries relations,
            DocumentActions actions,
            AutosaveDraft autosave,
            Presences presences,
            SiteQueries sites,
            ChannelQueries channels) {
        this.transactions = transactions;
        this.editions = editions;
        this.versions = versions;
        this.relations = relations;
        this.actions = actions;
        this.autosave = autosave;
        this.presences = presences;
        this.sites = sites;
        this.channels = channels;
    }

    Edition current(SiteScope scope, long id) {
        return editions.current(scope, id).orElseThrow(() -> Problem.notFound("稿件不存在"));
    }

    DocumentView of(SiteScope scope, Actor actor, long id) {
        return transactions.read(scope, () -> view(scope, actor, current(scope, id)));
    }

    private DocumentView view(SiteScope scope, Actor actor, Edition edition) {
        var blockers = actions.of(actor, edition);
        Map<Long, Site> named = new HashMap<>();
        Site owner = site(named, edition.siteId());
        return new DocumentView(
                edition.document(),
                owner == null ? "" : owner.code(),
                owner == null ? "" : owner.name(),
                edition.id(),
                edition.number(),
                edition.state(),
                edition.state().label(),
                edition.remark(),
                edition.createdBy(),
                versions.savedBy(scope, edition.id()),
                edition.updatedAt(),
                edition.scheduledAt(),
                approval(edition),
                edition.content(),
                placements(edition, named),
                views(relations.from(scope, edition.documentId())),
                views(relations.to(scope, edition.documentId())),
                autosave.of(scope, actor, edition.documentId())
                        .map(kept -> view(edition, kept))
                        .orElse(null),
                presences.others(scope, actor, edition.documentId()),
                DocumentActions.allowed(blockers),
                blockers);
    }

    private static @Nullable ApprovalView approval(Edition edition) {
        Edition.Approval approval = edition.approval();
        return approval == null
                ? null
                : new ApprovalView(
                        approval.chain(),
                        approval.approvedBy(),
                        approval.approvedAt(),
                        Arrays.equals(approval.hash(), edition.hash()));
    }

    private static AutosaveView view(Edition edition, Autosave kept) {
        return new AutosaveView(
                kept.version(),
                kept.version() != edition.document().version(),
                kept.savedAt(),
                Json.CANONICAL.convertValue(kept.draft(), DraftRequest.class));
    }

    /** Names of sites and channels are public: of a placement elsewhere they may be read. */
    private List<PlacementView> placements(Edition edition, Map<Long, Site> named) {
        List<Long> ids = edition.placements().stream().map(Placement::channelId).toList();
        Map<Long, Channel> open = channels.byIds(SiteScope.everySite(), ids).stream()
                .collect(Collectors.toMap(Channel::id, Function.identity()));
        return edition.placements().stream()
                .map(p -> {
                    Channel channel = open.get(p.channelId());
                    Site site = site(named, p.siteId());
                    return new PlacementView(
                            p.siteId(),
                            site == null ? "" : site.code(),
                            site == null ? "" : site.name(),
                            p.channelId(),
                            channel == null ? "" : channel.path(),
                            channel == null ? "" : channel.name(),
                            p.primary(),
                            p.ordinal(),
                            p.pinned());
                })
                .toList();
    }

    private @Nullable Site site(Map<Long, Site> named, long siteId) {
        return named.computeIfAbsent(
                siteId, id -> sites.byId(SiteScope.everySite(), id).orElse(null));
    }

    private static List<RelationView> views(List<Related> relations) {
        return relations.stream()
                .map(r -> new RelationView(
                        r.documentId(),
                        r.kind(),
                        RelationRules.label(r.kind()),
                        r.title(),
                        r.state(),
                        r.state() == null ? "" : r.state().label(),
                        r.visible()))
                .toList();
    }
}
