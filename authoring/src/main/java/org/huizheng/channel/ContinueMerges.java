package org.huizheng.channel;

import java.util.Map;
import java.util.Optional;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.RemoveChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Does the merges that were asked for, a batch in a transaction: killed in between, the next pass goes on. It works for every site,
 * because another site's documents may be shown in the channel; who may begin one was asked when it was begun.
 */
public final class ContinueMerges {

    /** Short enough for a release that waits for the same rows. */
    private static final int BATCH = 100;

    private static final Logger LOG = LoggerFactory.getLogger(ContinueMerges.class);

    private final ScopedTransactions transactions;
    private final Channels channels;
    private final Merges merges;
    private final RemoveChannel remove;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final ObjectProvider<ChannelContents> contents;

    ContinueMerges(
            ScopedTransactions transactions,
            Channels channels,
            Merges merges,
            RemoveChannel remove,
            AuditTrail audit,
            JdbcClient jdbc,
            ObjectProvider<ChannelContents> contents) {
        this.transactions = transactions;
        this.channels = channels;
        this.merges = merges;
        this.remove = remove;
        this.audit = audit;
        this.jdbc = jdbc;
        this.contents = contents;
    }

    /** One batch of each merge that runs. @return how many documents moved, and 1 for each channel that went */
    public int perform() {
        int done = 0;
        for (long channelId : merges.running()) {
            done += attempt(channelId);
        }
        return done;
    }

    private int attempt(long channelId) {
        try {
            return transactions.write(SiteScope.everySite(), () -> batch(channelId));
        } catch (TransientDataAccessException e) {
            LOG.info("merge of channel {} waits for another verb: {}", channelId, e.getMessage());
            return 0;
        } catch (Problem e) {
            LOG.warn("merge of channel {} stopped: {}", channelId, e.type());
            String reason = String.valueOf(e.getMessage());
            transactions.write(SiteScope.everySite(), () -> merges.end(channelId, Merge.State.FAILED, reason));
            return 0;
        }
    }

    private int batch(long channelId) {
        Optional<Merges.Running> found = merges.lock(channelId);
        if (found.isEmpty()) {
            return 0;
        }
        Merges.Running running = found.get();
        int moved = move(running);
        if (moved > 0) {
            merges.moved(channelId, moved);
            return moved;
        }
        // waits for placements being made, whose foreign key holds this row; what they brought goes first
        jdbc.sql("select 1 from channel.channel where channel_id = ? for update")
                .param(channelId)
                .query()
                .listOfRows();
        moved = move(running);
        merges.moved(channelId, moved);
        finish(running);
        return moved + 1;
    }

    private int move(Merges.Running running) {
        return contents.orderedStream()
                .mapToInt(content -> content.move(
                        running.actor(),
                        running.merge().channelId(),
                        running.merge().into(),
                        BATCH))
                .sum();
    }

    private void finish(Merges.Running running) {
        Merge merge = running.merge();
        Channel channel = channels.require(SiteScope.everySite(), merge.channelId());
        if (contents.orderedStream().anyMatch(content -> content.count(channel.id()) > 0)) {
            return;
        }
        jdbc.sql("""
                update channel.channel set closed_at = now(), merged_into = ?, version = version + 1 where channel_id = ?
                """).params(merge.into(), channel.id()).update();
        audit.record(
                running.actor(),
                "closeChannel",
                channel.siteId(),
                "channel:" + channel.id(),
                Map.of("path", channel.path(), "into", merge.into()));
        remove.perform(channel.siteId(), channel.id(), merge.into());
        merges.end(channel.id(), Merge.State.DONE, "");
    }
}
