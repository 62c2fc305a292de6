package org.huizheng.theme;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.site.SettingField;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Installed themes, their versions, and which site is shown in what. */
public final class ThemeQueries {

    private static final int HISTORY = 50;

    private final JdbcClient jdbc;
    private final ThemeVersions versions;

    ThemeQueries(JdbcClient jdbc, ThemeVersions versions) {
        this.jdbc = jdbc;
        this.versions = versions;
    }

    /** A theme as the list shows it. */
    public record Installed(
            String name,
            String title,
            String version,
            long versionId,
            int number,
            String installedBy,
            Instant installedAt) {}

    /** @param current whether it is the theme's newest version */
    public record User(long siteId, String code, String name, long versionId, boolean current) {}

    public record Applied(String theme, long versionId, String by, Instant at) {}

    /** @param number 0 for a version from before versions were counted */
    public record Application(String theme, long versionId, int number, String by, Instant at) {}

    public boolean isInstalled(String theme) {
        return jdbc.sql("select exists (select from theme.theme where name = ?)")
                .param(theme)
                .query(Boolean.class)
                .single();
    }

    public List<Installed> all() {
        return jdbc.sql("""
                select t.name, t.title, t.version, t.theme_version_id, v.number, t.installed_by, t.installed_at
                from theme.theme t join theme.version v on v.theme = t.name and v.theme_version_id = t.theme_version_id
                order by t.name
                """)
                .query((rs, row) -> new Installed(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getLong(4),
                        rs.getInt(5),
                        rs.getString(6),
                        rs.getObject(7, OffsetDateTime.class).toInstant()))
                .list();
    }

    public Installed require(String theme) {
        return all().stream()
                .filter(installed -> installed.name().equals(theme))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("主题“" + theme + "”尚未安装"));
    }

    /** Newest first. */
    public List<ThemeVersion> versions(String theme) {
        return versions.of(theme);
    }

    public ThemeVersion version(String theme, long id) {
        return versions.find(theme, id).orElseThrow(() -> Problem.notFound("主题“" + theme + "”没有这个版本"));
    }

    /** The sites of the scope that are shown in a theme. */
    public List<User> users(SiteScope scope, String theme) {
        return jdbc.sql("""
                select s.site_id, s.code, s.name, a.theme_version_id, a.theme_version_id = t.theme_version_id
                from theme.applied a join site.v_site s using (site_id) join theme.theme t on t.name = a.theme
                where a.theme = :theme and (:every or s.site_id = any (:sites)) order by s.site_id
                """)
                .param("theme", theme)
                .param("every", scope.every())
                .param("sites", scope.sites().toArray(Long[]::new))
                .query((rs, row) ->
                        new User(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getLong(4), rs.getBoolean(5)))
                .list();
    }

    public Optional<Applied> applied(long siteId) {
        return jdbc.sql("select theme, theme_version_id, applied_by, applied_at from theme.applied where site_id = ?")
                .param(siteId)
                .query((rs, row) -> new Applied(
                        rs.getString(1),
                        rs.getLong(2),
                        rs.getString(3),
                        rs.getObject(4, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Newest first. */
    public List<Application> history(long siteId) {
        return jdbc.sql("""
                select a.theme, a.theme_version_id, coalesce(v.number, 0), a.applied_by, a.applied_at
                from theme.application a
                left join theme.version v on v.theme = a.theme and v.theme_version_id = a.theme_version_id
                where a.site_id = ? order by a.application_id desc limit ?
                """)
                .params(siteId, HISTORY)
                .query((rs, row) -> new Application(
                        rs.getString(1),
                        rs.getLong(2),
                        rs.getInt(3),
                        rs.getString(4),
                        rs.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** What the theme of a site asks for; nothing while it has no theme. */
    public List<SettingField> form(long siteId) {
        return applied(siteId)
                .flatMap(applied -> versions.find(applied.theme(), applied.versionId()))
                .map(ThemeVersion::form)
                .orElse(List.of());
    }
}
