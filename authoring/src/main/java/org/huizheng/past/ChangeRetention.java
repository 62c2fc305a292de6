package org.huizheng.past;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.page.PastKeptFor;
import org.jspecify.annotations.Nullable;

/**
 * 修改保留期: of all sites, or of one. What ended longer ago is forgotten within hours, and never comes back; so what is shorter and
 * would delete something holds only after seven days, until when the longer may be said again. The table sees to that itself.
 */
public final class ChangeRetention {

    private static final String ACTION = "past.keep";

    private final Permissions permissions;
    private final ScopedTransactions transactions;
    private final PastKeptFor kept;
    private final AuditTrail audit;

    ChangeRetention(Permissions permissions, ScopedTransactions transactions, PastKeptFor kept, AuditTrail audit) {
        this.permissions = permissions;
        this.transactions = transactions;
        this.kept = kept;
        this.audit = audit;
    }

    public List<Blocker> blockers(Actor actor) {
        return permissions.refusal(actor, ACTION, Where.PLATFORM).stream().toList();
    }

    /**
     * What it would delete when it holds.
     *
     * @param siteId {@link PastKeptFor#EVERY_SITE} for the platform
     * @param days null for what the platform says
     */
    public PastKeptFor.Forgotten preview(Actor actor, long siteId, @Nullable Integer days) {
        permissions.require(actor, ACTION, Where.PLATFORM);
        int wanted = valid(siteId, days);
        return wanted < kept.of(siteId).held() ? kept.forgotten(siteId, wanted, null) : PastKeptFor.Forgotten.NOTHING;
    }

    /** @param version what it was when it was read */
    public void perform(SiteScope scope, Actor actor, long siteId, @Nullable Integer days, long version) {
        permissions.require(actor, ACTION, Where.PLATFORM);
        int wanted = valid(siteId, days);
        transactions.write(scope, () -> {
            PastKeptFor.Saying before = kept.of(siteId);
            if (!kept.say(siteId, days, version)) {
                throw Problem.conflict("保留期刚被别人改过，请刷新后再改");
            }
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("days", days == null ? "platform" : days);
            facts.put("before", before.days() == null ? "platform" : before.days());
            facts.put("held", before.held());
            PastKeptFor.Saying now = kept.of(siteId);
            facts.put("holdsAt", now.holdsAt() == null ? "now" : now.holdsAt().toString());
            if (now.holdsAt() != null) {
                facts.put(
                        "forgets", kept.forgotten(siteId, wanted, now.holdsAt()).states());
            }
            if (before.holdsAt() != null) {
                facts.put("revoked", before.holdsAt().toString());
            }
            boolean every = siteId == PastKeptFor.EVERY_SITE;
            audit.record(
                    actor, "changeRetention", every ? null : siteId, every ? "retention" : "site:" + siteId, facts);
        });
    }

    private int valid(long siteId, @Nullable Integer days) {
        if (days == null && siteId == PastKeptFor.EVERY_SITE) {
            throw Problem.invalid("缺少 days（平台的保留期必须有）");
        }
        if (days != null) {
            new Blockers()
                    .require(
                            days >= PastKeptFor.LEAST && days <= PastKeptFor.MOST,
                            "days",
                            "保留期应在 " + PastKeptFor.LEAST + " 天到 " + PastKeptFor.MOST + " 天（100 年）之间")
                    .refuse();
            return days;
        }
        return kept.everySite().held();
    }
}
