package org.huizheng.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.database.Roles;
import org.huizheng.kernel.database.Rooms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each database role can do, tried on the migrated database and compared with {@code walls/roles.txt}. */
class RightsModuleTests {

    private static final Path LISTING = Checkout.ROOT.resolve("app-standalone/src/test/resources/walls/roles.txt");
    private static final Set<String> PUBLIC = Set.of("release", "render", "page", "search");

    private static TestDatabase database;
    private static JdbcClient owner;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
        owner = JdbcClient.create(database.owner());
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void rolesCanDoWhatTheListingSaysAndNothingElse() throws IOException {
        List<String> actual = new Attempts(database).listing();
        Files.write(Files.createDirectories(Path.of("target")).resolve("roles.txt"), actual);
        List<String> expected = Checkout.read(LISTING)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(actual)
                .as(
                        "rights of the roles; when the change is meant, copy app-standalone/target/roles.txt into %s",
                        Checkout.named(LISTING))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void thePortalReadsWhatIsPublicAndWritesNothing() {
        for (String line : new Attempts(database).listing()) {
            String portal = line.substring(line.indexOf(" portal ") + 8);
            boolean isPublic = PUBLIC.contains(line.substring(0, line.indexOf('.')));
            assertThat(portal).as(line).isIn(isPublic ? List.of("S...", "....") : List.of("...."));
        }
    }

    @Test
    void noRoleIsStrongerThanItsRights() {
        List<String> strong = owner.sql("""
                select rolname from pg_roles
                where rolname like 'huizheng%' and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)
                """).query(String.class).list();
        assertThat(strong).isEmpty();
    }

    @Test
    void noRoleIsMemberOfAnother() {
        List<String> members = owner.sql("""
                select m.rolname || ' in ' || r.rolname from pg_auth_members a
                join pg_roles m on m.oid = a.member join pg_roles r on r.oid = a.roleid
                where m.rolname like 'huizheng%'
                """).query(String.class).list();
        assertThat(members).isEmpty();
    }

    @Test
    void theOwnerOwnsEverySchemaAndTableAndNobodyElseDoes() {
        List<String> others = owner.sql("""
                select n.nspname || '.' || c.relname || ' of ' || pg_get_userbyid(c.relowner) from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = any (?) and pg_get_userbyid(c.relowner) <> ?
                """)
                .params(Rooms.IN_ORDER.toArray(String[]::new), Roles.OWNER)
                .query(String.class)
                .list();
        assertThat(others).isEmpty();
    }

    @Test
    void noSchemaIsWithoutARoomAndNothingLiesInPublic() {
        List<String> schemas = owner.sql("""
                select n.nspname from pg_namespace n
                where n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public')
                """).query(String.class).list();
        assertThat(schemas).isSubsetOf(Rooms.IN_ORDER);
        assertThat(owner.sql("select count(*) from pg_class where relnamespace = 'public'::regnamespace")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void noRoleMayCreateAnything() {
        List<String> able = new ArrayList<>();
        for (String role : List.of(Roles.CONSOLE, Roles.WORKER, Roles.PORTAL)) {
            able.addAll(owner.sql(
                            "select nspname from pg_namespace where has_schema_privilege(?, oid, 'create') and nspname not like 'pg\\_%'")
                    .param(role)
                    .query(String.class)
                    .list());
        }
        assertThat(able).isEmpty();
    }

    @Test
    void draftsAreGuardedByRowLevelSecurity() {
        List<String> open = owner.sql("""
                select c.relname from pg_class c
                where c.relnamespace = to_regnamespace('document') and c.relkind in ('r', 'p') and not c.relrowsecurity
                  and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('site_id', 'owner_site_id') and not a.attisdropped)
                """).query(String.class).list();
        assertThat(open).isEmpty();
    }

    @Test
    void aForeignKeyLeavesItsRoomOnlyForAnAllowedOneAndNeverForThePublicFloor() {
        List<String> wrong = owner.sql("""
                select distinct f.nspname || ' ' || t.nspname from pg_constraint k
                join pg_class fc on fc.oid = k.conrelid join pg_namespace f on f.oid = fc.relnamespace
                join pg_class tc on tc.oid = k.confrelid join pg_namespace t on t.oid = tc.relnamespace
                where k.contype = 'f' and f.oid <> t.oid
                """).query(String.class).list().stream()
                .filter(RightsModuleTests::forbidden)
                .toList();
        assertThat(wrong).isEmpty();
    }

    private static boolean forbidden(String fromTo) {
        String from = fromTo.split(" ")[0];
        String to = fromTo.split(" ")[1];
        Set<String> declared = Checkout.allowedDependencies(from);
        return declared == null || !declared.contains(to) || PUBLIC.contains(from) != PUBLIC.contains(to);
    }
}
