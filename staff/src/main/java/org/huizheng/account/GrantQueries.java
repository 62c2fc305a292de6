package org.huizheng.account;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huizheng.kernel.SiteScope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who holds which role where, and what that lets them do. */
public final class GrantQueries {

    private final JdbcClient jdbc;

    public GrantQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Grant> of(long accountId) {
        return jdbc.sql("""
                select role, site_id, channel_id from account.role_grant where account_id = ?
                order by role, site_id nulls first, channel_id nulls first
                """).param(accountId).query(Grant.class).list();
    }

    public List<Grant> of(String accountName) {
        return jdbc.sql("""
                select role, site_id, channel_id from account.account a join account.role_grant g using (account_id)
                where a.name = ? and a.state = 'ACTIVE' order by role, site_id nulls first, channel_id nulls first
                """).param(accountName).query(Grant.class).list();
    }

    /** The sites whose rows this person may read: an administrator's lists show every site. */
    public SiteScope scope(long accountId) {
        Set<Long> sites = new HashSet<>();
        for (Grant grant : of(accountId)) {
            if (grant.siteId() == null) {
                return SiteScope.everySite();
            }
            sites.add(grant.siteId());
        }
        return SiteScope.of(sites);
    }

    /** A suspended account has none. */
    List<Right> rights(String accountName) {
        return jdbc.sql("""
                select p.action, p.reach, g.site_id, g.channel_id from account.account a
                join account.role_grant g using (account_id) join account.permission p using (role)
                where a.name = ? and a.state = 'ACTIVE'
                """).param(accountName).query(Right.class).list();
    }

    Map<String, String> actionLabels() {
        return jdbc
                .sql("select action, label from account.action")
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
