package org.huizheng.account;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.huizheng.kernel.Staff;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is behind the name of an account. */
public final class PersonQueries implements Staff {

    private static final int MOST = 50;

    private static final String SELECT = """
            select a.name, a.display_name, coalesce(o.name, '') as organization, a.state <> 'SUSPENDED' as open
            from account.account a left join organization.v_organization o using (organization_id)
            """;

    private final JdbcClient jdbc;

    PersonQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are accounts, in no order. */
    public List<Person> named(Collection<String> names) {
        return jdbc.sql(SELECT + " where a.name = any (?::text[])")
                .param(names.toArray(String[]::new))
                .query(Person.class)
                .list();
    }

    /** Open accounts whose name or display name has the text in it; who is called so exactly comes first. */
    public List<Person> find(String text, int limit) {
        return jdbc.sql(SELECT + """
                 where a.state <> 'SUSPENDED' and (position(:text in a.name) > 0 or position(:text in lower(a.display_name)) > 0)
                 order by a.name <> :text and a.display_name <> :text, a.display_name, a.name limit :limit
                """)
                .param("text", text.strip().toLowerCase(Locale.ROOT))
                .param("limit", Math.clamp(limit, 1, MOST))
                .query(Person.class)
                .list();
    }

    @Override
    public boolean knows(String account) {
        return named(List.of(account)).stream().anyMatch(Person::open);
    }
}
