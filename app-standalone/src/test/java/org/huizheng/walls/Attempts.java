package org.huizheng.walls;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.database.Rooms;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tries every command on every table as every role: {@code explain} checks rights as execution does, and changes nothing. */
final class Attempts {

    private static final String DENIED = "42501";
    /** What PostgreSQL says of a view, or of a column it fills itself, before it asks for rights. */
    private static final Set<String> IMPOSSIBLE = Set.of("428C9", "55000", "0A000");

    private record Column(String name, boolean generated) {}

    private final TestDatabase database;

    Attempts(TestDatabase database) {
        this.database = database;
    }

    /** One line a table: its name, then for each role S, I, U, D for what is let through and a dot for what is denied. */
    List<String> listing() {
        Map<String, List<Column>> tables = tables();
        return tables.entrySet().stream()
                .map(table -> line(table.getKey(), table.getValue()))
                .toList();
    }

    private String line(String table, List<Column> columns) {
        return "%-32s console %-8s worker %-8s portal %s"
                .formatted(
                        table,
                        rights(database.console(), table, columns),
                        rights(database.worker(), table, columns),
                        rights(database.portal(), table, columns));
    }

    private String rights(DataSource role, String table, List<Column> columns) {
        List<Column> settable = columns.stream().filter(c -> !c.generated()).toList();
        return command(
                        role,
                        "S",
                        columns,
                        names -> "select " + names.stream().collect(Collectors.joining(", ")) + " from " + table)
                + command(
                        role,
                        "I",
                        settable,
                        names -> "insert into " + table + " (" + String.join(", ", names) + ") values ("
                                + names.stream().map(n -> "default").collect(Collectors.joining(", ")) + ")")
                + command(
                        role,
                        "U",
                        settable,
                        names -> "update " + table + " set "
                                + names.stream().map(n -> n + " = default").collect(Collectors.joining(", ")))
                + (allowed(role, "delete from " + table) ? "D" : ".");
    }

    /** The letter; or the letter with the columns it is granted on; or a dot. */
    private String command(DataSource role, String letter, List<Column> columns, Function<List<String>, String> sql) {
        List<String> names = columns.stream().map(Column::name).toList();
        if (allowed(role, sql.apply(names))) {
            return letter;
        }
        List<String> some = names.stream()
                .filter(name -> allowed(role, sql.apply(List.of(name))))
                .toList();
        return some.isEmpty() ? "." : letter + "(" + String.join(",", some) + ")";
    }

    private static boolean allowed(DataSource role, String sql) {
        try (Connection connection = role.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("explain " + sql);
            return true;
        } catch (SQLException e) {
            if (DENIED.equals(e.getSQLState()) || IMPOSSIBLE.contains(e.getSQLState())) {
                return false;
            }
            throw new IllegalStateException(sql, e);
        }
    }

    private Map<String, List<Column>> tables() {
        Map<String, List<Column>> tables = new TreeMap<>();
        JdbcClient.create(database.owner())
                .sql("""
                select n.nspname || '.' || c.relname as name, quote_ident(a.attname) as attribute, a.attgenerated <> '' as generated
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                where n.nspname = any (?) and c.relkind in ('r', 'p', 'v', 'm', 'f')
                order by 1, a.attnum
                """)
                .param(Rooms.IN_ORDER.toArray(String[]::new))
                .query((row, n) -> {
                    tables.computeIfAbsent(row.getString("name"), t -> new java.util.ArrayList<>())
                            .add(new Column(row.getString("attribute"), row.getBoolean("generated")));
                    return 1;
                })
                .list();
        return tables;
    }
}
