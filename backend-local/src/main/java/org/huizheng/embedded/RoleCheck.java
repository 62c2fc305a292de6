package org.huizheng.embedded;

import java.util.List;
import javax.sql.DataSource;
import org.huizheng.kernel.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refuses to work under a role to which row-level security or a wall between roles would not apply. */
public final class RoleCheck {

    private static final String TOO_STRONG = """
            select r.rolname from pg_roles r
            where (r.rolname = any (?) or r.rolname = current_user)
              and (r.rolsuper or r.rolbypassrls or r.rolcreatedb or r.rolcreaterole or exists (
                    select from pg_roles s
                    where s.oid <> r.oid
                      and (s.rolsuper or s.rolbypassrls or s.rolname = any (?))
                      and pg_has_role(r.oid, s.oid, 'member')))
            order by 1
            """;

    private final DataSource source;

    public RoleCheck(DataSource source) {
        this.source = source;
    }

    /** @throws Problem naming the roles that are superuser, bypass row-level security, or are member of such or of each other */
    public void perform() {
        String[] ours = RolePasswords.ROLES.toArray(String[]::new);
        List<String> found = JdbcClient.create(source)
                .sql(TOO_STRONG)
                .param(ours)
                .param(ours)
                .query(String.class)
                .list();
        if (!found.isEmpty()) {
            throw new Problem(
                    "database-role-too-strong",
                    500,
                    "数据库角色 " + String.join("、", found) + " 权限过大（超级用户、绕过行级安全、可建库建角色，或属于其他角色），"
                            + "请由数据库管理员收回后再启动。 A database role of the product is too powerful.");
        }
    }
}
