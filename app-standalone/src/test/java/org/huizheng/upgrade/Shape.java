package org.huizheng.upgrade;

import java.util.List;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.database.Rooms;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything about a database's schemas that a program could notice, one line each. */
final class Shape {

    private Shape() {}

    static List<String> of(TestDatabase database) {
        return JdbcClient.create(database.superuser())
                .sql("""
                with ours as (select oid, nspname from pg_namespace where nspname = any (?)),
                named as (select c.oid, n.nspname || '.' || c.relname as name, c.relkind, c.relacl, c.relrowsecurity, c.relowner
                          from pg_class c join ours n on n.oid = c.relnamespace where c.relname not like 'migration%')
                select format('column %s.%s %s %s %s %s', t.name, a.attname, format_type(a.atttypid, a.atttypmod),
                              a.attnotnull, a.attidentity, coalesce(pg_get_expr(d.adbin, d.adrelid), ''))
                from named t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
                left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum where t.relkind <> 'i'
                union all
                select format('constraint %s %s %s', t.name, k.conname, pg_get_constraintdef(k.oid))
                from named t join pg_constraint k on k.conrelid = t.oid
                union all
                select format('index %s', pg_get_indexdef(t.oid)) from named t where t.relkind = 'i'
                union all
                select format('view %s %s', t.name, pg_get_viewdef(t.oid)) from named t where t.relkind in ('v', 'm')
                union all
                select format('policy %s %s %s %s', t.name, p.polname, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
                from named t join pg_policy p on p.polrelid = t.oid
                union all
                select format('rights %s %s %s %s', t.name, t.relrowsecurity, pg_get_userbyid(t.relowner),
                              (select string_agg(x, ' ' order by x) from unnest(t.relacl::text[]) x)) from named t
                union all
                select format('function %s.%s %s', n.nspname, p.proname, md5(pg_get_functiondef(p.oid)))
                from pg_proc p join ours n on n.oid = p.pronamespace
                order by 1
                """)
                .param(Rooms.IN_ORDER.toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
