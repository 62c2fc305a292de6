package org.huizheng.release;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes a theme version public; equal files give the version that is already there. Joins the caller's transaction. */
public final class PublishTheme {

    /** Refuses templates that do not compile or forget what the engine must emit. */
    public interface Check {
        void check(Map<String, String> templates);
    }

    private static final Pattern PACKABLE = Pattern.compile("\\.(css|js|svg)$");
    private static final int WORTH_PACKING = 300;

    private final JdbcClient jdbc;
    private final BlobStore blobs;
    private final Check check;

    public PublishTheme(JdbcClient jdbc, BlobStore blobs, Check check) {
        this.jdbc = jdbc;
        this.blobs = blobs;
        this.check = check;
    }

    /**
     * @param templates source by path, such as {@code templates/home.peb} and {@code fragments/masthead.peb}
     * @param assets bytes by path, such as {@code portal.css}
     * @param settings the defaults of the theme's settings
     * @return the theme version's id
     * @throws org.huizheng.kernel.Problem {@code template-refused} with file, line and reason
     */
    public long perform(
            String theme, Map<String, String> templates, Map<String, byte[]> assets, Map<String, Object> settings) {
        check.check(templates);
        return keep(theme, templates, store(assets), settings);
    }

    /**
     * A version with some templates changed, and everything else as it was.
     *
     * @return the theme version's id; the base when nothing differs
     */
    public long revise(String theme, long base, Map<String, String> changed) {
        Map<String, String> templates =
                texts("select path, source from release.template where theme_version_id = ?", base);
        templates.putAll(changed);
        check.check(templates);
        Map<String, String> assets = texts("select path, blob from release.asset where theme_version_id = ?", base);
        Map<String, Object> settings = jdbc.sql(
                        "select settings::text from release.theme_version where theme = ? and theme_version_id = ?")
                .params(theme, base)
                .query(String.class)
                .optional()
                .map(Json::map)
                .orElseThrow(() -> Problem.notFound("主题没有这个版本"));
        return keep(theme, templates, assets, settings);
    }

    private Map<String, String> texts(String sql, long version) {
        Map<String, String> texts = new TreeMap<>();
        jdbc.sql(sql)
                .param(version)
                .query((rs, i) -> texts.put(rs.getString(1), rs.getString(2)))
                .list();
        return texts;
    }

    private long keep(
            String theme, Map<String, String> templates, Map<String, String> stored, Map<String, Object> settings) {
        String hash = ThemeHash.of(templates, stored, settings);
        return jdbc.sql("select theme_version_id from release.theme_version where theme = ? and hash = ?")
                .params(theme, hash)
                .query(Long.class)
                .optional()
                .orElseGet(() -> insert(theme, hash, templates, stored, settings));
    }

    private Map<String, String> store(Map<String, byte[]> assets) {
        Map<String, String> stored = new TreeMap<>();
        assets.forEach((path, bytes) -> {
            stored.put(path, store(bytes));
            if (bytes.length >= WORTH_PACKING && PACKABLE.matcher(path).find()) {
                // for a web server in front, which reads files and need not pack what never changes again and again
                stored.put(path + ThemeHash.PACKED, store(packed(bytes)));
            }
        });
        return stored;
    }

    private String store(byte[] bytes) {
        try {
            return blobs.put(BlobStore.Area.PUBLIC, new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private long insert(
            String theme,
            String hash,
            Map<String, String> templates,
            Map<String, String> assets,
            Map<String, Object> settings) {
        long id = jdbc.sql("""
                insert into release.theme_version (theme, hash, settings) values (?, ?, ?::jsonb)
                returning theme_version_id""")
                .params(theme, hash, Json.write(settings))
                .query(Long.class)
                .single();
        templates.forEach((path, source) -> jdbc.sql(
                        "insert into release.template (theme_version_id, path, source, hash) values (?, ?, ?, ?)")
                .params(id, path, source, Hashes.hex(source))
                .update());
        assets.forEach(
                (path, blob) -> jdbc.sql("insert into release.asset (theme_version_id, path, blob) values (?, ?, ?)")
                        .params(id, path, blob)
                        .update());
        return id;
    }
}
