package org.huizheng.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.database.Roles;
import org.postgresql.util.PasswordUtil;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database and the four roles of the product, made or brought up to date; never stronger than they must be. Works as
 * superuser or as a user with CREATEROLE and CREATEDB; a site that gives us neither runs {@link #script()} itself.
 */
public final class RoleSetup {

    public static final String DATABASE = "huizheng";

    private static final String CREATE =
            "create role %s login nosuperuser nobypassrls nocreatedb nocreaterole noreplication";

    private final RolePasswords passwords;
    private final String database;

    public RoleSetup(RolePasswords passwords, String database) {
        if (!database.matches("[a-z][a-z0-9_]{0,62}")) {
            throw Problem.invalid("数据库名只能用小写字母、数字和下划线：" + database);
        }
        this.passwords = passwords;
        this.database = database;
    }

    public void perform(EmbeddedPostgres postgres) {
        perform(postgres.superuser("postgres"));
    }

    /** @throws Problem when the user may not create roles or the database */
    public void perform(DataSource admin) {
        JdbcClient jdbc = JdbcClient.create(admin);
        try {
            for (String role : RolePasswords.ROLES) {
                if (!exists(jdbc, "pg_roles where rolname = ?", role)) {
                    jdbc.sql(CREATE.formatted(role)).update();
                }
                jdbc.sql(password(role)).update();
            }
            if (!exists(jdbc, "pg_database where datname = ?", database)) {
                create(jdbc);
            }
            grants().forEach(sql -> jdbc.sql(sql).update());
        } catch (DataAccessException e) {
            throw new Problem(
                    "database-roles",
                    500,
                    "无法在数据库服务器上建立角色和数据库："
                            + String.valueOf(e.getMostSpecificCause().getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                            + "。请换用有 CREATEROLE 和 CREATEDB 权限的用户，或请数据库管理员执行建库脚本（./huizheng migrate --script）。");
        }
    }

    /** For psql, as superuser; holds verifiers, not passwords; may be run again. */
    public String script() {
        List<String> lines = new ArrayList<>();
        for (String role : RolePasswords.ROLES) {
            lines.add("select '" + CREATE.formatted(role) + "' where not exists (select from pg_roles where rolname = '"
                    + role + "') \\gexec");
            lines.add(password(role) + ";");
        }
        lines.add("select 'create database " + database + " owner " + Roles.OWNER
                + " template template0 encoding ''UTF8'' ' ||");
        lines.add("  case when current_setting('server_version_num')::int >= 170000 then '"
                + locale(17).replace("'", "''") + "' else '" + locale(16).replace("'", "''") + "' end");
        lines.add("  where not exists (select from pg_database where datname = '" + database + "') \\gexec");
        grants().forEach(sql -> lines.add(sql + ";"));
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private void create(JdbcClient jdbc) {
        int version = jdbc.sql("select current_setting('server_version_num')::int")
                        .query(Integer.class)
                        .single()
                / 10000;
        boolean superuser = jdbc.sql("select rolsuper from pg_roles where rolname = current_user")
                .query(Boolean.class)
                .single();
        if (!superuser) {
            jdbc.sql("grant " + Roles.OWNER + " to current_user").update();
        }
        jdbc.sql("create database " + database + " owner " + Roles.OWNER + " template template0 encoding 'UTF8' "
                        + locale(version))
                .update();
    }

    /** Code point order everywhere: what is sorted must not depend on the machine. */
    private static String locale(int version) {
        return version >= 17
                ? "locale_provider builtin builtin_locale 'C.UTF-8' locale 'C.UTF-8'"
                : "locale_provider libc locale 'C.UTF-8'";
    }

    private List<String> grants() {
        return List.of(
                "revoke all on database " + database + " from public",
                "grant connect on database " + database + " to " + String.join(", ", RolePasswords.ROLES),
                "grant create, temporary on database " + database + " to " + Roles.OWNER);
    }

    private String password(String role) {
        String verifier = PasswordUtil.encodeScramSha256(passwords.of(role).toCharArray());
        return "alter role " + role + " password '" + verifier + "'";
    }

    private static boolean exists(JdbcClient jdbc, String from, String name) {
        return jdbc.sql("select exists (select from " + from + ")")
                .param(name)
                .query(Boolean.class)
                .single();
    }
}
