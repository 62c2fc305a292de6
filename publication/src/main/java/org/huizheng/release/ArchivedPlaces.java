package org.huizheng.release;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Where archived documents stood, site by site: their pages go on naming that channel (ARC-01). */
final class ArchivedPlaces {

    private final JdbcClient jdbc;

    ArchivedPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(Released.Place primary) {
        jdbc.sql("insert into release.archived (site_id, document_id, channel_id) values (?, ?, ?)")
                .params(primary.siteId(), primary.documentId(), primary.channelId())
                .update();
    }

    void forget(Long[] documentIds) {
        jdbc.sql("delete from release.archived where document_id = any (?)")
                .param(documentIds)
                .update();
    }

    boolean isIn(long channelId) {
        return jdbc.sql("select exists (select from release.archived where channel_id = ?)")
                .param(channelId)
                .query(Boolean.class)
                .single();
    }

    void move(long channelId, long into) {
        jdbc.sql("update release.archived set channel_id = ? where channel_id = ?")
                .params(into, channelId)
                .update();
    }
}
