package org.huizheng.release;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Cuts the list of a channel anew where an import left items without a cut. Joins the caller's transaction. */
public final class RecutList {

    private final JdbcClient jdbc;
    private final PublicationLog log;

    public RecutList(JdbcClient jdbc, PublicationLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /** The pages are made by the rebuild that ends an import. */
    public void perform(long channelId) {
        record Place(long siteId, String order) {}
        Place place = jdbc.sql("select site_id, list_order from release.channel where channel_id = ?")
                .param(channelId)
                .query((rs, i) -> new Place(rs.getLong(1), rs.getString(2)))
                .single();
        Changes changes = new Changes();
        Change change = changes.of(place.siteId).page(Pages.channel(channelId));
        if (place.order.equals("newest")) {
            new Cuts(jdbc).recut(change, channelId);
        }
        log.write("recutList", null, changes, Wake.REBUILD_LATER);
    }
}
