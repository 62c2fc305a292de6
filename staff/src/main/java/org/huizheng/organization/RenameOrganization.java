package org.huizheng.organization;

import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes the names only: the code stays, so nothing that points here breaks. */
public final class RenameOrganization {

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    public RenameOrganization(ScopedTransactions transactions, JdbcClient jdbc, AuditTrail audit) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** @param version the version the editor saw; another's change in between is refused */
    public void perform(Actor actor, long organizationId, long version, String name, String shortName) {
        if (name.isBlank() || shortName.isBlank()) {
            throw Problem.invalid("单位名称和简称不能为空");
        }
        transactions.write(SiteScope.everySite(), () -> {
            int changed = jdbc.sql("""
                    update organization.organization set name = ?, short_name = ?, version = version + 1
                    where organization_id = ? and version = ?
                    """)
                    .params(name.strip(), shortName.strip(), organizationId, version)
                    .update();
            if (changed == 0) {
                throw Problem.conflict("该单位不存在或刚被他人修改，请刷新后重试");
            }
            audit.record(actor, "renameOrganization", null, "organization:" + organizationId, Map.of("name", name));
        });
    }
}
