package org.huizheng.document;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.huizheng.channel.Channel;
import org.huizheng.channel.ChannelQueries;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 投放: shows a document in a further channel, or changes how it is shown there. The first placement on a site is its primary
 * one; a new primary takes over, and the address stays what it was.
 */
public final class PlaceDocument {

    static final String PERMISSION = "document.place";

    private final ScopedTransactions transactions;
    private final DocumentRights rights;
    private final UndoLog undo;
    private final JdbcClient jdbc;
    private final Editions editions;
    private final EditionWriter writer;
    private final ChannelQueries channels;
    private final RepublishDocument republish;
    private final AuditTrail audit;
    private final Clock clock;

    PlaceDocument(
            ScopedTransactions transactions,
            DocumentRights rights,
            UndoLog undo,
            JdbcClient jdbc,
            Editions editions,
            EditionWriter writer,
            ChannelQueries channels,
            RepublishDocument republish,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.rights = rights;
        this.undo = undo;
        this.jdbc = jdbc;
        this.editions = editions;
        this.writer = writer;
        this.channels = channels;
        this.republish = republish;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Blocker> blockers(Actor actor, Edition edition) {
        return new Blockers()
                .add(rights.refusalsWhereShown(actor, PERMISSION, edition))
                .add(blockers(edition))
                .list();
    }

    private static List<Blocker> blockers(Edition edition) {
        EditionState state = edition.state();
        boolean over = state == EditionState.VOID || state == EditionState.ARCHIVED;
        return new Blockers()
                .require(!over, "state", "稿件当前为“" + state.label() + "”，不能投放")
                .list();
    }

    public void perform(SiteScope scope, Actor actor, long documentId, NewPlacement placement) {
        transactions.write(scope, () -> {
            Document document = editions.lockDocument(documentId);
            scope.require(document.siteId());
            Edition edition = editions.require(document.editionId());
            rights.require(actor, PERMISSION, edition);
            requireRelease(rights, actor, editions, document);
            Channel channel = channels.byIds(scope, List.of(placement.channelId())).stream()
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("栏目不存在"));
            rights.require(actor, PERMISSION, channel.siteId(), channel.id());
            new Blockers()
                    .add(blockers(edition))
                    .require(channel.kind().equals("list"), "channel", "栏目“" + channel.name() + "”不是列表栏目，不能投放稿件")
                    .refuse();
            boolean first = edition.placements().stream()
                    .noneMatch(p -> p.siteId() == channel.siteId() && p.primary() && p.channelId() != channel.id());
            place(document, channel, placement, placement.primary() || first);
            writer.touch(List.of(documentId));
            audit.record(
                    actor,
                    "placeDocument",
                    document.siteId(),
                    "document:" + documentId,
                    Map.of("channel", channel.id()));
            republish.perform(actor, documentId);
            undo.remember(actor, "place", edition, clock.instant());
        });
    }

    static void requireRelease(DocumentRights rights, Actor actor, Editions editions, Document document) {
        Long shown = document.publicEditionId();
        if (shown != null && editions.require(shown).state() == EditionState.RELEASED) {
            rights.require(actor, EditionAction.RELEASE.permission(), editions.require(shown));
        }
    }

    private void place(Document document, Channel channel, NewPlacement placement, boolean primary) {
        if (primary) {
            jdbc.sql("""
                    update document.placement set "primary" = false
                    where document_id = ? and channel_site_id = ? and channel_id <> ?
                    """).params(document.id(), channel.siteId(), channel.id()).update();
        }
        jdbc.sql("""
                insert into document.placement (document_id, channel_id, site_id, channel_site_id, "primary", ordinal, pinned,
                                                edition_id, state, updated_at)
                select document_id, ?, site_id, ?, ?, ?, ?, edition_id, state, updated_at
                from document.edition where document_id = ? and current
                on conflict (document_id, channel_id) do update
                set "primary" = excluded."primary", ordinal = excluded.ordinal, pinned = excluded.pinned
                """)
                .params(channel.id(), channel.siteId(), primary, placement.ordinal(), placement.pinned(), document.id())
                .update();
    }
}
