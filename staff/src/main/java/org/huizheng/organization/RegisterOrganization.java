package org.huizheng.organization;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Enters a body in the register. Organizations belong to the platform, not to a site. */
public final class RegisterOrganization {

    private static final Set<String> KINDS = Set.of("government", "department", "institution", "enterprise");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern DIVISION = Pattern.compile("(\\d{6}|\\d{9}|\\d{12})?");
    private static final Pattern CREDIT = Pattern.compile("([0-9A-HJ-NPQRTUWXY]{18})?");

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final AuditTrail audit;

    public RegisterOrganization(
            ScopedTransactions transactions, JdbcClient jdbc, Permissions permissions, AuditTrail audit) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
    }

    public List<Blocker> blockers(Actor actor, NewOrganization organization) {
        return new Blockers()
                .add(permissions.refusal(actor, "organization.register", Where.PLATFORM).stream()
                        .toList())
                .require(CODE.matcher(organization.code()).matches(), "code", "单位代码须以小写字母开头，只含小写字母、数字和连字符，不超过 32 位")
                .require(!organization.name().isBlank(), "name", "单位名称不能为空")
                .plain("name", "单位名称", organization.name() + organization.shortName())
                .require(KINDS.contains(organization.kind()), "kind", "单位类别只能是政府、部门、事业单位或企业")
                .require(
                        DIVISION.matcher(organization.divisionCode()).matches(),
                        "divisionCode",
                        "行政区划代码须为 6、9 或 12 位数字")
                .require(CREDIT.matcher(organization.creditCode()).matches(), "creditCode", "统一社会信用代码须为 18 位")
                .require(isKnown(organization.parentId()), "parent", "没有这个上级单位")
                .require(!exists(organization.code()), "codeTaken", "单位代码“" + organization.code() + "”已被使用")
                .list();
    }

    /** @return the organization's id */
    public long perform(Actor actor, NewOrganization organization) {
        permissions.require(actor, "organization.register", Where.PLATFORM);
        return transactions.write(SiteScope.everySite(), () -> {
            new Blockers().add(blockers(actor, organization)).refuse();
            long id = insert(organization);
            audit.record(
                    actor, "registerOrganization", null, "organization:" + id, Map.of("code", organization.code()));
            return id;
        });
    }

    private long insert(NewOrganization o) {
        return jdbc.sql("""
                insert into organization.organization
                    (code, name, short_name, kind, parent_id, division_code, credit_code, address, phone)
                values (?, ?, ?, ?, ?::bigint, ?, ?, ?, ?) returning organization_id
                """)
                .param(o.code())
                .param(o.name().strip())
                .param(
                        o.shortName().isBlank()
                                ? o.name().strip()
                                : o.shortName().strip())
                .param(o.kind())
                .param(o.parentId())
                .param(o.divisionCode())
                .param(o.creditCode())
                .param(o.address())
                .param(o.phone())
                .query(Long.class)
                .single();
    }

    private boolean isKnown(@Nullable Long id) {
        return id == null
                || jdbc.sql("select exists (select from organization.organization where organization_id = ?)")
                        .param(id)
                        .query(Boolean.class)
                        .single();
    }

    private boolean exists(String code) {
        return jdbc.sql("select exists (select from organization.organization where code = ?)")
                .param(code)
                .query(Boolean.class)
                .single();
    }
}
