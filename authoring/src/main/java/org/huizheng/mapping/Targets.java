package org.huizheng.mapping;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huizheng.kernel.Blockers;
import org.huizheng.release.OldAddress;
import org.huizheng.release.ReleasedSites;
import org.huizheng.site.Site;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where mappings of a site may lead: its own addresses, other sites of the platform, and the hosts its settings allow. */
final class Targets {

    /** The setting that allows other hosts, one a line. */
    static final String SETTING = "mappingHosts";

    private static final int LONGEST = 1_000;

    private final Set<String> own = new HashSet<>();
    private final Set<String> allowed = new HashSet<>();

    Targets(JdbcClient jdbc, Site site) {
        own.addAll(site.hosts());
        own.add(site.domain());
        allowed.addAll(ReleasedSites.hosts(jdbc).keySet());
        allowed.addAll(allowedBy(site.settings()));
    }

    static Set<String> allowedBy(Map<String, Object> settings) {
        Set<String> names = new HashSet<>();
        if (settings.get(SETTING) instanceof List<?> hosts) {
            hosts.forEach(host -> names.add(String.valueOf(host).strip().toLowerCase(Locale.ROOT)));
        }
        return names;
    }

    /** The form in which it is stored; "" when it cannot be led to, and then the blockers say why. */
    String checked(String given, Blockers blockers) {
        String target = given.strip();
        Optional<String> found = target.startsWith("/") ? within(target) : elsewhere(target, blockers);
        blockers.require(
                found.isPresent(), "target", "新地址“" + shown(target) + "”写得不对，应是本站以 / 开头的地址，或带 http(s):// 的完整地址");
        return found.orElse("");
    }

    private static Optional<String> within(String target) {
        int mark = target.indexOf('#');
        String fragment = mark < 0 ? "" : target.substring(mark);
        return OldAddress.of(target)
                .map(address -> address.text() + fragment)
                .filter(text -> text.length() <= LONGEST && text.matches("[\\x21-\\x7e]+"));
    }

    private Optional<String> elsewhere(String target, Blockers blockers) {
        try {
            int path = target.indexOf('/', "https://".length());
            URI host = new URI(path < 0 ? target : target.substring(0, path));
            String scheme = host.getScheme();
            String name = host.getHost();
            if (name == null || host.getRawUserInfo() != null || !"http".equals(scheme) && !"https".equals(scheme)) {
                return Optional.empty();
            }
            String known = name.toLowerCase(Locale.ROOT);
            if (own.contains(known)) {
                return within(path < 0 ? "/" : target.substring(path));
            }
            blockers.require(allowed.contains(known), "host", "“" + shown(name) + "”不是平台上的站点，也不在站点设置“旧地址可转到的外部域名”里");
            String rest = path < 0 ? "/" : new URI(target.substring(path).replaceFirst("^/+", "/")).toASCIIString();
            return Optional.of(host.toString().toLowerCase(Locale.ROOT) + rest)
                    .filter(text -> text.length() <= LONGEST);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static String shown(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() > 120 ? printable.substring(0, 120) + "…" : printable;
    }
}
