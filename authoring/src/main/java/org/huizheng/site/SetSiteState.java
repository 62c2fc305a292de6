package org.huizheng.site;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.SiteNotice;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Moves a site along its life; upper rooms add conditions through {@link SiteGate}. */
public final class SetSiteState {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final long DAYS = 30;

    private final ScopedTransactions transactions;
    private final Sites sites;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final ObjectProvider<SiteGate> gates;
    private final Clock clock;

    /**
     * What the public is told with the new state.
     *
     * @param until the last day of 临时下线, at most 30 days away (发展指引第十四条); the day a moving site closes, at least 30
     * @param successor http(s) address of where the content is now, "" when it stays what it was
     */
    public record Told(String reason, @Nullable LocalDate until, String successor) {

        public static Told because(String reason) {
            return new Told(reason, null, "");
        }
    }

    SetSiteState(
            ScopedTransactions transactions,
            Sites sites,
            Permissions permissions,
            AuditTrail audit,
            ObjectProvider<SiteGate> gates,
            Clock clock) {
        this.transactions = transactions;
        this.sites = sites;
        this.permissions = permissions;
        this.audit = audit;
        this.gates = gates;
        this.clock = clock;
    }

    public List<Blocker> blockers(Actor actor, Site site) {
        return new Blockers()
                .add(permissions.refusal(actor, "site.state", Permissions.Where.site(site.id())).stream()
                        .toList())
                .require(
                        !site.state().next().isEmpty(),
                        "state",
                        "“" + site.state().label() + "”的网站不再变更状态")
                .list();
    }

    /** A reason is needed for the states that take the site from the public. */
    public List<Blocker> blockers(Actor actor, Site site, SiteState next, Told told) {
        long days = told.until() == null ? DAYS : ChronoUnit.DAYS.between(today(), told.until());
        return new Blockers()
                .add(conditions(actor, site, next))
                .require(!next.needsReason() || !told.reason().isBlank(), "reason", "转为“" + next.label() + "”须说明原因")
                .plain("reason", "原因", told.reason())
                .require(days >= 0, "until", "日期已经过去")
                .require(next != SiteState.TEMP_OFFLINE || days <= DAYS, "until", "临时下线每次不超过 30 天")
                .require(next != SiteState.MIGRATING || days >= DAYS, "until", "迁移公告至少保留 30 天")
                .require(
                        told.successor().isEmpty() || told.successor().matches("https?://[^\\s<>\"']{1,500}"),
                        "successor",
                        "去向应为 http 或 https 网址")
                .list();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    /** What stands against a state before anyone has typed a reason. */
    public List<Blocker> conditions(Actor actor, Site site, SiteState next) {
        Blockers blockers = new Blockers()
                .add(permissions.refusal(actor, "site.state", Permissions.Where.site(site.id())).stream()
                        .toList())
                .require(
                        site.state().canBecome(next),
                        "transition",
                        "“" + site.state().label() + "”的网站不能直接转为“" + next.label() + "”")
                .add(SiteRules.settings(site.settings()).list());
        gates.orderedStream().forEach(gate -> blockers.add(gate.blockers(site, next)));
        return blockers.list();
    }

    public void perform(SiteScope scope, Actor actor, long siteId, SiteState next, String reason) {
        perform(scope, actor, siteId, next, Told.because(reason));
    }

    public void perform(SiteScope scope, Actor actor, long siteId, SiteState next, Told told) {
        scope.require(siteId);
        permissions.require(actor, "site.state", Permissions.Where.site(siteId));
        transactions.write(scope, () -> {
            Site site = sites.require(scope, siteId);
            new Blockers().add(blockers(actor, site, next, told)).refuse();
            String successor = told.successor().isEmpty() ? site.notice().successor() : told.successor();
            SiteNotice notice = new SiteNotice(
                    told.reason().strip(), clock.instant().truncatedTo(ChronoUnit.SECONDS), told.until(), successor);
            sites.update(site.in(next, notice), site.version());
            audit.record(
                    actor,
                    "setSiteState",
                    siteId,
                    "site:" + siteId,
                    Map.of("from", site.state(), "to", next, "reason", told.reason()));
            sites.publish(siteId);
        });
    }
}
