package org.huizheng.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.huizheng.kernel.database.Rooms;
import org.huizheng.walls.SqlText.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every SQL string of the compiled program: whose tables it names, and that it names its columns and binds its values. */
class SqlTests {

    private static final Set<String> SCHEMAS = Set.copyOf(Rooms.IN_ORDER);
    private static final Set<String> SERVER = Set.of("pg_catalog", "information_schema");
    private static final Set<String> PUBLICATION = Set.of("release", "template", "render", "page", "purge", "search");

    @Test
    void aTableIsNamedWithItsSchema() {
        assertThat(wrong((sql, table) ->
                        table.schema().isEmpty() && !table.name().startsWith("pg_")))
                .isEmpty();
    }

    @Test
    void aSchemaBelongsToARoom() {
        assertThat(wrong((sql, table) -> !table.schema().isEmpty() && !known(table.schema())))
                .isEmpty();
    }

    @Test
    void aRoomReadsOnlyRoomsItMayDependOn() {
        assertThat(wrong((sql, table) -> SCHEMAS.contains(table.schema()) && !mayRead(sql.room(), table.schema())))
                .isEmpty();
    }

    @Test
    void aRoomWritesOnlyItsOwnTables() {
        assertThat(wrong((sql, table) -> table.written()
                        && SCHEMAS.contains(table.schema())
                        && !table.schema().equals(sql.room())))
                .isEmpty();
    }

    /** What is released is made to be read as it is; {@link #publicationIsCompleteInItself} says by whom. */
    @Test
    void anotherRoomsRowsAreReadThroughItsViews() {
        assertThat(wrong((sql, table) -> SCHEMAS.contains(table.schema())
                        && !table.schema().equals(sql.room())
                        && !PUBLICATION.contains(table.schema())
                        && !table.name().startsWith("v_")))
                .isEmpty();
    }

    @Test
    void publicationIsCompleteInItself() {
        assertThat(wrong((sql, table) -> PUBLICATION.contains(table.schema()) != PUBLICATION.contains(sql.room())
                        && SCHEMAS.contains(table.schema())
                        && !Checkout.floorOf(sql.room()).startsWith("app-")))
                .isEmpty();
    }

    @Test
    void columnsAreNamed() {
        assertThat(SqlTexts.all().stream().filter(SqlText::selectsEverything)).isEmpty();
    }

    @Test
    void valuesAreBoundNotJoinedIn() {
        assertThat(SqlTexts.all().stream().filter(SqlText::joinsInAValue)).isEmpty();
    }

    /** Except where the launcher makes roles or proves a backup: that is for whatever tables there are. */
    @Test
    void aTableIsNamedInTheText() {
        assertThat(SqlTexts.all().stream()
                        .filter(sql -> !sql.room().equals("embedded"))
                        .filter(SqlText::joinsInATable))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a from release.site where code = '\u0001'",
                "select a from release.site where code = \u0001",
                "select a from release.site limit \u0001",
                "update release.site set code = '",
                "select a from release.site where id in (\u0001)",
                "select a from release.site where code = '%s'",
            })
    void aJoinedInValueIsSeen(String text) {
        assertThat(new SqlText("x", "x", text).joinsInAValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from release.site",
                "select s.* from release.site s",
                "select 1, s.* from release.site s",
                "insert into release.site (a) values (1) returning *",
            })
    void aStarIsSeen(String text) {
        assertThat(new SqlText("x", "x", text).selectsEverything()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*), extract(year from at) from release.site join lateral (select 1) x on true",
                "with due as (select page from release.site for update skip locked) select page from due",
                "insert into release.site (a) select k from unnest(:keys) k on conflict (a) do update set a = excluded.a",
                "select a from release.site where a is distinct from b",
                "delete from release.site where substring(code from 1) = :code",
            })
    void onlyTheTableIsSeen(String text) {
        assertThat(new SqlText("x", "x", text).tables(SCHEMAS))
                .extracting(Table::schema, Table::name)
                .containsOnly(org.assertj.core.groups.Tuple.tuple("release", "site"));
    }

    @Test
    void aFragmentIsReadToo() {
        assertThat(new SqlText("x", "x", " join document.edition e on true").tables(SCHEMAS))
                .containsExactly(new Table("document", "edition", false));
    }

    private static boolean known(String schema) {
        return SCHEMAS.contains(schema) || SERVER.contains(schema);
    }

    private static boolean mayRead(String room, String schema) {
        Set<String> declared = Checkout.allowedDependencies(room);
        return room.equals(schema) || declared != null && declared.contains(schema);
    }

    private static Set<String> wrong(BiPredicate<SqlText, Table> rule) {
        List<SqlText> texts = SqlTexts.all();
        Stream<String> found = texts.stream().flatMap(sql -> sql.tables(SCHEMAS).stream()
                .filter(table -> rule.test(sql, table))
                .map(table -> sql.place() + (table.written() ? " writes " : " reads ") + table.schema() + "."
                        + table.name()));
        return found.collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }
}
