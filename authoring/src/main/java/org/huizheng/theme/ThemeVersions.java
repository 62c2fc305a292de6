package org.huizheng.theme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Json;
import org.huizheng.site.SettingField;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** The rows of themes and their versions. */
final class ThemeVersions {

    private static final TypeReference<List<SettingField>> FORM = new TypeReference<>() {};
    private static final String SELECT = """
            select theme, theme_version_id, number, label, remark, based_on, form, made_by, made_at from theme.version
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ThemeVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Newest first. */
    List<ThemeVersion> of(String theme) {
        return jdbc.sql(SELECT + " where theme = ? order by number desc")
                .param(theme)
                .query(ThemeVersions::version)
                .list();
    }

    Optional<ThemeVersion> find(String theme, long id) {
        return jdbc.sql(SELECT + " where theme = ? and theme_version_id = ?")
                .params(theme, id)
                .query(ThemeVersions::version)
                .optional();
    }

    /** The one that is given to sites that ask for none in particular. */
    Optional<ThemeVersion> current(String theme) {
        return jdbc.sql(
                        SELECT
                                + " where (theme, theme_version_id) = (select name, t.theme_version_id from theme.theme t where name = ?)")
                .param(theme)
                .query(ThemeVersions::version)
                .optional();
    }

    String title(String theme) {
        return jdbc.sql("select title from theme.theme where name = ?")
                .param(theme)
                .query(String.class)
                .single();
    }

    /** Waits for others who make a version of the theme. */
    void lock(String theme) {
        jdbc.sql("select 1 from theme.theme where name = ? for update")
                .param(theme)
                .query()
                .listOfRows();
    }

    /** @return whether anything differs from what is current */
    boolean install(Actor actor, String theme, String title, String label, long id) {
        return jdbc.sql("""
                insert into theme.theme as t (name, title, version, theme_version_id, installed_by, installed_at)
                values (?, ?, ?, ?, ?, ?::timestamptz)
                on conflict (name) do update
                set title = excluded.title, version = excluded.version, theme_version_id = excluded.theme_version_id,
                    installed_by = excluded.installed_by, installed_at = excluded.installed_at
                where t.theme_version_id <> excluded.theme_version_id or t.version <> excluded.version
                """)
                        .params(
                                theme,
                                title,
                                label,
                                id,
                                actor.name(),
                                clock.instant().toString())
                        .update()
                > 0;
    }

    /** Keeps a version; one that was there before keeps its number. */
    void keep(
            Actor actor,
            String theme,
            long id,
            String label,
            String remark,
            @Nullable Long basedOn,
            List<SettingField> form) {
        jdbc.sql("""
                insert into theme.version (theme, number, theme_version_id, label, remark, based_on, form, made_by, made_at)
                values (:theme, (select coalesce(max(number), 0) + 1 from theme.version where theme = :theme), :id, :label,
                        :remark, :based::bigint, :form::jsonb, :by, :at::timestamptz)
                on conflict (theme, theme_version_id) do update set label = excluded.label, form = excluded.form
                """)
                .param("theme", theme)
                .param("id", id)
                .param("label", label)
                .param("remark", remark)
                .param("based", basedOn)
                .param("form", Json.write(form))
                .param("by", actor.name())
                .param("at", clock.instant().toString())
                .update();
    }

    private static ThemeVersion version(ResultSet rs, int row) throws SQLException {
        return new ThemeVersion(
                rs.getString(1),
                rs.getLong(2),
                rs.getInt(3),
                rs.getString(4),
                rs.getString(5),
                rs.getObject(6, Long.class),
                Json.CANONICAL.readValue(rs.getString(7), FORM),
                rs.getString(8),
                rs.getObject(9, OffsetDateTime.class).toInstant());
    }
}
