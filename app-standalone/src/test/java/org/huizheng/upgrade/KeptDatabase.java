package org.huizheng.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.database.Roles;
import org.huizheng.kernel.database.Rooms;
import org.postgresql.PGConnection;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database as an older version left it, in one small file: for each room the migrations it had run, word for word, then
 * its tables in PostgreSQL's copy format and its sequences. Text only, so that it outlives the server it came from.
 *
 * @param entries by name, such as {@code release/V1__released.sql} and {@code release/site.copy}, in the order of the file
 */
record KeptDatabase(Map<String, byte[]> entries) {

    private static final String HISTORY = """
            create table migration (
                installed_rank int not null constraint migration_pk primary key,
                version varchar(50),
                description varchar(200) not null,
                type varchar(20) not null,
                script varchar(1000) not null,
                checksum int,
                installed_by varchar(100) not null,
                installed_on timestamp not null default now(),
                execution_time int not null,
                success boolean not null);
            create index migration_s_idx on migration (success);
            """;

    static KeptDatabase read(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream bytes = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return new KeptDatabase(entries);
    }

    void write(Path file) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(9);
            for (var entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                header.setLastModifiedTime(FileTime.fromMillis(1_767_225_600_000L));
                zip.putNextEntry(header);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
    }

    static KeptDatabase of(TestDatabase database) throws SQLException, IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (Connection connection = database.superuser().getConnection()) {
            for (String room : rooms(database.superuser())) {
                for (var script : scripts(room).entrySet()) {
                    entries.put(room + "/" + script.getKey(), script.getValue());
                }
                for (String table : tables(database.superuser(), room)) {
                    entries.put(room + "/" + table + ".copy", copyOut(connection, room, table));
                }
                entries.put(room + "/sequences", sequences(database.superuser(), room));
            }
        }
        return new KeptDatabase(entries);
    }

    /** Into a database that has the roles and nothing else. */
    void restore(TestDatabase empty) throws SQLException, IOException {
        for (String room : Rooms.IN_ORDER) {
            List<String> scripts = named(room, ".sql");
            if (!scripts.isEmpty()) {
                schema(empty.owner(), room, scripts);
            }
        }
        try (Connection connection = empty.superuser().getConnection()) {
            connection.createStatement().execute("set session_replication_role = replica");
            for (String name : named("", ".copy")) {
                copyIn(connection, name.replace(".copy", "").replace('/', '.'), entry(name));
            }
            for (String name : named("", "/sequences")) {
                connection.createStatement().execute(new String(entry(name), StandardCharsets.UTF_8));
            }
        }
    }

    /** How many rows each table held. */
    Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String name : named("", ".copy")) {
            long lines = new String(entry(name), StandardCharsets.UTF_8).lines().count();
            rows.put(name.replace(".copy", "").replace('/', '.'), lines);
        }
        return rows;
    }

    private byte[] entry(String name) {
        return java.util.Objects.requireNonNull(entries.get(name));
    }

    private List<String> named(String beginning, String end) {
        return entries.keySet().stream()
                .filter(name -> name.endsWith(end) && (beginning.isEmpty() || name.startsWith(beginning + "/")))
                .toList();
    }

    private void schema(DataSource owner, String room, List<String> scripts) throws SQLException {
        try (Connection connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create schema " + room);
            statement.execute("set search_path to " + room);
            statement.execute(HISTORY);
            for (String script : scripts) {
                statement.execute(new String(entry(script), StandardCharsets.UTF_8));
            }
            statement.execute("reset search_path");
        }
    }

    private static Map<String, byte[]> scripts(String room) throws IOException {
        Map<Integer, Map.Entry<String, byte[]>> byVersion = new TreeMap<>();
        for (var resource :
                new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/" + room + "/V*.sql")) {
            String name = java.util.Objects.requireNonNull(resource.getFilename());
            byVersion.put(
                    Integer.valueOf(name.substring(1, name.indexOf("__"))),
                    Map.entry(name, resource.getContentAsByteArray()));
        }
        Map<String, byte[]> scripts = new LinkedHashMap<>();
        byVersion.values().forEach(script -> scripts.put(script.getKey(), script.getValue()));
        return scripts;
    }

    private static List<String> rooms(DataSource database) {
        List<String> present = JdbcClient.create(database)
                .sql("select nspname from pg_namespace where nspowner = to_regrole(?)")
                .param(Roles.OWNER)
                .query(String.class)
                .list();
        return Rooms.IN_ORDER.stream().filter(present::contains).toList();
    }

    private static List<String> tables(DataSource database, String room) {
        return JdbcClient.create(database)
                .sql("select tablename from pg_tables where schemaname = ? order by 1")
                .param(room)
                .query(String.class)
                .list();
    }

    private static byte[] sequences(DataSource database, String room) {
        List<String> lines = new ArrayList<>(JdbcClient.create(database)
                .sql("""
                        select format('select setval(%L, %s);', quote_ident(schemaname) || '.' || quote_ident(sequencename), last_value)
                        from pg_sequences where schemaname = ? and last_value is not null order by sequencename
                        """)
                .param(room)
                .query(String.class)
                .list());
        lines.add("select 1;");
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] copyOut(Connection connection, String room, String table) {
        try (var out = new java.io.ByteArrayOutputStream()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy \"" + room + "\".\"" + table + "\" to stdout", out);
            return out.toByteArray();
        } catch (SQLException e) {
            throw new IllegalStateException(room + "." + table, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyIn(Connection connection, String table, byte[] rows) throws SQLException, IOException {
        String quoted = "\"" + table.replace(".", "\".\"") + "\"";
        connection.createStatement().execute("delete from " + quoted);
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + quoted + " from stdin", new java.io.ByteArrayInputStream(rows));
    }
}
