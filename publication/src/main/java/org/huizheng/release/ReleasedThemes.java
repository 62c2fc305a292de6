package org.huizheng.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The theme versions that were made public, and the templates in them. */
public final class ReleasedThemes {

    /** @param path such as {@code fragments/nav.peb} */
    public record File(String path, int lines, int bytes, String hash) {}

    private final JdbcClient jdbc;

    ReleasedThemes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<File> files(long themeVersionId) {
        return jdbc.sql("""
                select path, length(source) - length(replace(source, E'\\n', '')) + 1, octet_length(source), hash
                from release.template where theme_version_id = ? order by path""")
                .param(themeVersionId)
                .query((rs, i) -> new File(rs.getString(1), rs.getInt(2), rs.getInt(3), rs.getString(4)))
                .list();
    }

    public Optional<String> source(long themeVersionId, String path) {
        return jdbc.sql("select source from release.template where theme_version_id = ? and path = ?")
                .params(themeVersionId, path)
                .query(String.class)
                .optional();
    }

    public SequencedMap<String, String> sources(long themeVersionId) {
        SequencedMap<String, String> sources = new LinkedHashMap<>();
        jdbc.sql("select path, source from release.template where theme_version_id = ? order by path")
                .param(themeVersionId)
                .query((rs, i) -> sources.put(rs.getString(1), rs.getString(2)))
                .list();
        return sources;
    }

    /** The templates that differ between two versions. */
    public Set<String> changed(long before, long now) {
        return new TreeSet<>(
                jdbc.sql("""
                select path from (select path, hash from release.template where theme_version_id = ?) a
                full join (select path, hash from release.template where theme_version_id = ?) b using (path)
                where a.hash is distinct from b.hash""").params(before, now).query(String.class).list());
    }

    /** The defaults of a version's settings. */
    public Map<String, Object> settings(long themeVersionId) {
        return jdbc.sql("select settings::text from release.theme_version where theme_version_id = ?")
                .param(themeVersionId)
                .query(String.class)
                .optional()
                .map(Json::map)
                .orElse(Map.of());
    }

    /** The templates of the version a site is shown in; none while it has no theme. */
    public List<String> templatesOfSite(long siteId) {
        return jdbc.sql("""
                select t.path from release.site s join release.template t on t.theme_version_id = s.theme_version_id
                where s.site_id = ? order by t.path""").param(siteId).query(String.class).list();
    }
}
