package org.huizheng.emergency;

import java.util.List;
import java.util.Optional;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Emergencies that concern somebody's sites, the newest first. */
public final class EmergencyQueries {

    private static final int MOST = 100;
    private static final int MOST_NAMED = 50;

    private final JdbcClient jdbc;
    private final Emergencies emergencies;
    private final ReachedSites reached;
    private final Arrivals arrivals;

    EmergencyQueries(JdbcClient jdbc, Emergencies emergencies, ReachedSites reached, Arrivals arrivals) {
        this.jdbc = jdbc;
        this.emergencies = emergencies;
        this.reached = reached;
        this.arrivals = arrivals;
    }

    /** @param sites how many there are; {@code named} the first of them */
    public record Where(String name, int sites, List<ReachedSites.Reached> named) {}

    public Slice<Emergency> list(SiteScope scope, @Nullable String after, int limit) {
        int size = Math.clamp(limit, 1, MOST);
        List<Emergency> found = jdbc.sql(Emergencies.SELECT + """
                 where emergency_id < ? and (? or sites is null or sites && ?)
                order by emergency_id desc limit ?""")
                .params(cursor(after), scope.every(), scope.sites().toArray(Long[]::new), size + 1)
                .query(Emergencies::row)
                .list();
        return found.size() <= size
                ? new Slice<>(found, null)
                : new Slice<>(
                        found.subList(0, size),
                        String.valueOf(found.get(size - 1).id()));
    }

    public Optional<Emergency> byId(SiteScope scope, long id) {
        return emergencies.find(id).filter(e -> EmergencyRights.isSeen(scope, e.plan()));
    }

    /** Whom a plan reaches, in words. */
    public Where where(EmergencyPlan plan) {
        List<Long> sites = reached.of(plan);
        String name =
                switch (plan.reach()) {
                    case CITY -> plan.reach().label();
                    case DISTRICT -> reached.organizationName(plan.organizationId());
                    case SITES -> "";
                };
        return new Where(name, sites.size(), reached.named(sites, MOST_NAMED));
    }

    public Arrivals.Report report(Emergency emergency) {
        return arrivals.report(emergency);
    }

    private static long cursor(@Nullable String after) {
        try {
            return after == null || after.isEmpty() ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Problem.invalid("翻页位置无效");
        }
    }
}
