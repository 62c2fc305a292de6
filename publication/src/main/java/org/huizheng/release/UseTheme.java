package org.huizheng.release;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows a site in a theme version from now on. Joins the caller's transaction. */
public final class UseTheme {

    private final JdbcClient jdbc;
    private final PublicationLog log;

    public UseTheme(JdbcClient jdbc, PublicationLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    public void perform(long siteId, long themeVersionId) {
        long before = jdbc.sql("select coalesce(theme_version_id, 0) from release.site where site_id = ? for update")
                .param(siteId)
                .query(Long.class)
                .single();
        if (before == themeVersionId) {
            return;
        }
        jdbc.sql("update release.site set theme_version_id = ?, structure = structure + 1 where site_id = ?")
                .params(themeVersionId, siteId)
                .update();
        Changes changes = new Changes();
        Change change = changes.of(siteId);
        if (before == 0) {
            change.page(Pages.WHOLE_SITE);
        }
        differing("select path, hash from release.template where theme_version_id = ?", before, themeVersionId)
                .forEach(path -> change.key(Keys.template(path)));
        Set<String> assets =
                differing("select path, blob from release.asset where theme_version_id = ?", before, themeVersionId);
        if (!assets.isEmpty()) {
            change.key(Keys.assets());
            all(before, themeVersionId).forEach(path -> change.page(Pages.asset(path)));
        }
        PublishSite.differing(settings(before), settings(themeVersionId))
                .forEach(name -> change.key(Keys.themeSetting(name)));
        log.write("useTheme", null, changes, Wake.NOW);
    }

    private Map<String, Object> settings(long version) {
        return jdbc.sql("select settings::text from release.theme_version where theme_version_id = ?")
                .param(version)
                .query(String.class)
                .optional()
                .map(Json::map)
                .orElse(Map.of());
    }

    private Set<String> all(long before, long now) {
        return new HashSet<>(jdbc.sql("select path from release.asset where theme_version_id in (?, ?)")
                .params(before, now)
                .query(String.class)
                .list());
    }

    private Set<String> differing(String sql, long before, long now) {
        Map<String, String> was = hashes(sql, before);
        Map<String, String> is = hashes(sql, now);
        Set<String> paths = new HashSet<>(was.keySet());
        paths.addAll(is.keySet());
        paths.removeIf(path -> Objects.equals(was.get(path), is.get(path)));
        return paths;
    }

    private Map<String, String> hashes(String sql, long version) {
        Map<String, String> hashes = new HashMap<>();
        jdbc.sql(sql)
                .param(version)
                .query((rs, i) -> hashes.put(rs.getString(1), rs.getString(2)))
                .list();
        return hashes;
    }
}
