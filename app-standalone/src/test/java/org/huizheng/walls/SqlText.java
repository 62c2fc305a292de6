package org.huizheng.walls;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A string of the program that is, or contains, SQL. {@code \u0001} stands where a value is joined in at run time.
 *
 * @param room the room whose code holds it
 * @param place class and method-free name for messages
 */
record SqlText(String room, String place, String text) {

    private static final int I = Pattern.CASE_INSENSITIVE;
    private static final Pattern STATEMENT = Pattern.compile(
            "^\\s*(select\\s|insert\\s+into\\s|update\\s+\\S+\\s(.|\\s)*set\\s|delete\\s+from\\s|with\\s+(recursive\\s+)?\\w+\\s*(\\([^)]*\\))?\\s+as\\s|merge\\s+into\\s|truncate\\s|copy\\s+\\w+\\.\\w+)",
            I);
    private static final String NAME = "([a-z_][a-z0-9_]*|\"[a-z_]+\")";
    /** A table's name may be joined in, from a list in the code; its schema may not. */
    private static final String TABLE = "(\\.(" + NAME.replaceAll("[()]", "") + "|\u0001))?";

    private static final Pattern READ = Pattern.compile(
            "\\b(?<!is distinct |not distinct )(from|join|using)\\s+(only\\s+|lateral\\s+)?" + NAME + TABLE
                    + "\\s*(\\(?)",
            I);
    private static final Pattern WRITE = Pattern.compile(
            "\\b(insert\\s+into|delete\\s+from|merge\\s+into|truncate(\\s+table)?|copy|update)\\s+(only\\s+)?" + NAME
                    + TABLE,
            I);
    private static final Pattern CTE = Pattern.compile(
            "(\\bwith\\s+(recursive\\s+)?|,\\s*)" + NAME
                    + "\\s*(\\([^)]*\\))?\\s+as\\s+(not\\s+)?(materialized\\s*)?\\(",
            I);
    private static final Pattern NOT_TABLES =
            Pattern.compile("\\b(extract|substring|trim|overlay|position)\\s*\\([^()]*\\bfrom\\b", I);
    private static final Pattern STAR = Pattern.compile(
            "(\\bselect\\s+(distinct\\s+)?|,\\s*)(\\w+\\.)?\\*(?![^()]*?\\bfrom\\s+unnest\\()|\\breturning\\s+\\*", I);
    private static final Pattern JOINED_VALUE =
            Pattern.compile("([=<>(,'%]|\\b(like|ilike|in|limit|offset|values|interval))\\s*\u0001|\u0001\\s*'", I);
    private static final Pattern JOINED_TABLE = Pattern.compile("\\b(from|join|into|update)\\s+\u0001", I);
    private static final Pattern FORMATTED_VALUE =
            Pattern.compile("([=<>(,']|\\b(like|ilike|limit|offset|values))\\s*%[sd]", I);
    private static final Set<String> WORDS = Set.of("set", "skip", "of", "nowait", "select", "values", "unnest", "to");

    /** One table named in a text. */
    record Table(String schema, String name, boolean written) {}

    boolean isStatement() {
        return STATEMENT.matcher(text).find() && !isForPsql();
    }

    /** A script printed for the database administrator, not sent by us. */
    private boolean isForPsql() {
        return text.contains("\\gexec");
    }

    boolean selectsEverything() {
        return isStatement() && STAR.matcher(text).find();
    }

    boolean joinsInAValue() {
        return isStatement()
                && (JOINED_VALUE.matcher(text).find()
                        || FORMATTED_VALUE.matcher(text).find()
                        || endsInsideQuotes());
    }

    /** Which table it is, only the running program knows. */
    boolean joinsInATable() {
        return isStatement() && JOINED_TABLE.matcher(text).find();
    }

    private boolean endsInsideQuotes() {
        return text.chars().filter(c -> c == '\'').count() % 2 == 1;
    }

    /** Every table named: in a statement all of them, in a fragment those of a known schema. */
    Set<Table> tables(Set<String> schemas) {
        Set<Table> tables = new HashSet<>();
        if (isStatement()) {
            collect(tables, Set.of());
        } else if (!text.isBlank()) {
            collect(tables, schemas);
        }
        return tables;
    }

    private void collect(Set<Table> tables, Set<String> onlySchemas) {
        String plain = NOT_TABLES
                .matcher(text.replaceAll("--[^\n]*", "").replaceAll("'[^']*'", "''"))
                .replaceAll("");
        List<String> named =
                CTE.matcher(plain).results().map(m -> m.group(3).toLowerCase()).toList();
        WRITE.matcher(plain).results().forEach(m -> add(tables, m.group(4), m.group(6), true, named, onlySchemas));
        READ.matcher(plain)
                .results()
                .filter(m -> m.group(6).isEmpty())
                .forEach(m -> add(tables, m.group(3), m.group(5), false, named, onlySchemas));
    }

    private static void add(
            Set<Table> tables,
            String first,
            String second,
            boolean written,
            List<String> ctes,
            Set<String> onlySchemas) {
        String schema = second == null ? "" : first.toLowerCase();
        String table = (second == null ? first : second).toLowerCase();
        boolean known = onlySchemas.isEmpty() || onlySchemas.contains(schema);
        boolean aWord = schema.isEmpty() && (WORDS.contains(table) || ctes.contains(table));
        if (known && !aWord) {
            tables.add(new Table(schema, table, written));
        }
    }
}
