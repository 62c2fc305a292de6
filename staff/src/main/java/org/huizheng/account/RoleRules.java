package org.huizheng.account;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which roles one person may hold together, read from the table of roles (三员分立). */
final class RoleRules {

    private final JdbcClient jdbc;

    RoleRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Blocker> blockers(List<Grant> grants) {
        Map<String, Boolean> administering = administering();
        Set<String> roles = grants.stream().map(Grant::role).collect(Collectors.toSet());
        boolean administers = roles.stream().anyMatch(role -> administering.getOrDefault(role, false));
        return new Blockers()
                .require(administering.keySet().containsAll(roles), "role", "没有这样的角色")
                .require(!administers || roles.size() == 1, "separation", "平台管理员、安全管理员、审计管理员互不兼任，也不能兼任编辑、审核等其他角色")
                .require(
                        !administers || grants.stream().allMatch(grant -> grant.siteId() == null),
                        "administers",
                        "管理员角色不限于某个站点或栏目")
                .require(
                        grants.stream().allMatch(grant -> grant.channelId() == null || grant.siteId() != null),
                        "site",
                        "授予栏目权限时须指明站点")
                .list();
    }

    boolean administers(Grant grant) {
        return administering().getOrDefault(grant.role(), false);
    }

    private Map<String, Boolean> administering() {
        return jdbc
                .sql("select role, administers from account.role")
                .query((row, n) -> Map.entry(row.getString(1), row.getBoolean(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
