package org.huizheng.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.release.Mappings;
import org.huizheng.release.PublishMappings;
import org.huizheng.release.ReleasedSites;
import org.huizheng.site.SettingsCheck;
import org.huizheng.site.Site;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A host that mappings lead to stays allowed until they lead elsewhere: what the setting says is what readers meet. */
final class HostsInUse implements SettingsCheck {

    private final JdbcClient jdbc;
    private final Mappings mappings;
    private final PublishMappings publish;

    HostsInUse(JdbcClient jdbc, Mappings mappings, PublishMappings publish) {
        this.jdbc = jdbc;
        this.mappings = mappings;
        this.publish = publish;
    }

    @Override
    public List<Blocker> blockers(Site site, Map<String, Object> settings) {
        Set<String> dropped = new TreeSet<>(Targets.allowedBy(site.settings()));
        dropped.removeAll(Targets.allowedBy(settings));
        dropped.removeAll(ReleasedSites.hosts(jdbc).keySet());
        Blockers blockers = new Blockers();
        if (!dropped.isEmpty()) {
            publish.hold(site.id());
            mappings.leadingTo(site.id(), dropped)
                    .forEach((host, count) -> blockers.require(
                            false,
                            "settings." + Targets.SETTING,
                            "还有 " + count + " 条旧地址转到“" + host + "”，先改掉它们，再去掉这个域名"));
        }
        return blockers.list();
    }
}
