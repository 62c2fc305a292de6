package org.huizheng.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huizheng.kernel.Hashes;
import org.huizheng.release.Json;
import org.huizheng.release.ReleasedChannel;
import org.huizheng.release.ReleasedChannels;
import org.huizheng.release.ReleasedContentType;
import org.huizheng.release.ReleasedSite;
import org.huizheng.release.ReleasedSites;
import org.huizheng.release.ThemeHash;
import org.huizheng.template.Language;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Site models by structure number, and compiled themes by version; read again only when a number has grown. */
final class SiteModels {

    private final JdbcClient jdbc;
    private final Map<Long, SiteModel> models = new ConcurrentHashMap<>();
    private final Map<Long, SiteModel.ThemeModel> themes = new ConcurrentHashMap<>();

    SiteModels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return empty when the site is unknown or has no theme yet */
    Optional<SiteModel> find(long siteId) {
        record Now(long structure, long theme) {}
        Optional<Now> now = jdbc.sql(
                        "select structure, coalesce(theme_version_id, 0) from release.site where site_id = ?")
                .param(siteId)
                .query((rs, i) -> new Now(rs.getLong(1), rs.getLong(2)))
                .optional();
        if (now.isEmpty() || now.get().theme == 0) {
            return Optional.empty();
        }
        SiteModel known = models.get(siteId);
        if (known == null || known.structure() != now.get().structure) {
            known = load(
                    siteId, now.get().structure, themes.computeIfAbsent(now.get().theme, id -> theme(id, Map.of())));
            models.put(siteId, known);
        }
        return Optional.of(known);
    }

    /** The site as it is now, in another theme version with some templates changed; kept nowhere. */
    Optional<SiteModel> inTheme(long siteId, long themeVersionId, Map<String, String> changed) {
        return jdbc.sql("select structure from release.site where site_id = ?")
                .param(siteId)
                .query(Long.class)
                .optional()
                .map(structure -> load(siteId, structure, theme(themeVersionId, changed)));
    }

    private SiteModel load(long siteId, long structure, SiteModel.ThemeModel theme) {
        ReleasedSite site = ReleasedSites.find(jdbc, siteId).orElseThrow();
        List<ReleasedChannel> channels = ReleasedChannels.of(jdbc, siteId);
        Map<String, ReleasedContentType> types = new HashMap<>();
        jdbc.sql("select code, name, schema_org::text from release.content_type")
                .query((rs, i) -> types.put(
                        rs.getString(1),
                        new ReleasedContentType(rs.getString(1), rs.getString(2), Json.map(rs.getString(3)))))
                .list();
        Map<Long, ReleasedChannel> byId =
                channels.stream().collect(Collectors.toMap(ReleasedChannel::channelId, Function.identity()));
        return new SiteModel(
                site,
                structure,
                byId,
                byPath(siteId, byId),
                channels.stream().collect(Collectors.groupingBy(c -> c.parentId() == null ? 0 : c.parentId())),
                types,
                theme);
    }

    /** Where a channel stands, or stood, if nothing stands there now. */
    private Map<String, ReleasedChannel> byPath(long siteId, Map<Long, ReleasedChannel> channels) {
        Map<String, ReleasedChannel> byPath = new HashMap<>();
        ReleasedChannels.former(jdbc, siteId).forEach((path, id) -> {
            ReleasedChannel channel = channels.get(id);
            if (channel != null) {
                byPath.put(path, channel);
            }
        });
        channels.values().forEach(channel -> byPath.put(channel.path(), channel));
        return byPath;
    }

    private SiteModel.ThemeModel theme(long versionId, Map<String, String> changed) {
        Map<String, String> sources =
                texts("select path, source from release.template where theme_version_id = ?", versionId);
        Map<String, String> assets =
                texts("select path, blob from release.asset where theme_version_id = ?", versionId);
        record Row(String hash, String settings) {}
        Row row = jdbc.sql("select hash, settings::text from release.theme_version where theme_version_id = ?")
                .param(versionId)
                .query((rs, i) -> new Row(rs.getString(1), rs.getString(2)))
                .single();
        Map<String, Object> settings = Json.map(row.settings);
        if (!ThemeHash.of(sources, assets, settings).equals(row.hash)) {
            throw new PageRefused("主题的第 " + versionId + " 版与发布的内容不一致，拒绝生成");
        }
        sources.putAll(changed);
        return new SiteModel.ThemeModel(
                versionId,
                row.hash,
                new Language(sources, Tags.ALL, Tags.FUNCTIONS),
                settings,
                assets,
                Hashes.hex(assets.toString()).substring(0, 8));
    }

    private Map<String, String> texts(String sql, long versionId) {
        Map<String, String> texts = new TreeMap<>();
        jdbc.sql(sql)
                .param(versionId)
                .query((rs, i) -> texts.put(rs.getString(1), rs.getString(2)))
                .list();
        return texts;
    }
}
