package org.huizheng.site;

import java.net.IDN;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.huizheng.kernel.Blockers;
import org.jspecify.annotations.Nullable;

/** 国办函〔2018〕55号: which names a government site may have. Names that only reach this machine are for trying out. */
final class DomainRules {

    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)" + LABEL + "(\\." + LABEL + ")*");
    private static final Pattern LOCAL = Pattern.compile("(.*\\.)?(localhost|test|example|invalid)");
    private static final Pattern ENGLISH = Pattern.compile(".+\\.gov\\.cn");
    private static final Pattern CHINESE = Pattern.compile(".+\\." + ascii("政务"));
    private static final Pattern PORTAL = Pattern.compile("www\\." + LABEL + "\\.gov\\.cn");
    private static final Pattern DEPARTMENT = Pattern.compile("(?!www\\.)" + LABEL + "\\." + LABEL + "\\.gov\\.cn");
    private static final Pattern INSTITUTION = Pattern.compile(".+\\.(cn|" + ascii("公益") + ")");

    private DomainRules() {}

    /** The form in which name servers and browsers know a name; what cannot have one stays, and is refused as malformed. */
    static String ascii(@Nullable String given) {
        String host = given == null ? "" : given;
        try {
            return IDN.toASCII(host.strip(), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return host.strip();
        }
    }

    static Blockers domain(SiteKind kind, String domain) {
        Blockers blockers = new Blockers()
                .require(HOST.matcher(domain).matches(), "domain", "主域名“" + domain + "”格式不正确，应为不带协议的小写英文域名");
        if (!blockers.list().isEmpty() || LOCAL.matcher(domain).matches()) {
            return blockers;
        }
        return switch (kind) {
            case PORTAL ->
                suffix(kind, domain, blockers)
                        .require(
                                CHINESE.matcher(domain).matches()
                                        || PORTAL.matcher(domain).matches(),
                                "domain-portal",
                                "门户网站主域名“" + domain + "”应为 www.地区.gov.cn 的形式（55号第二条）");
            case DEPARTMENT ->
                suffix(kind, domain, blockers)
                        .require(
                                CHINESE.matcher(domain).matches()
                                        || DEPARTMENT.matcher(domain).matches(),
                                "domain-department",
                                "部门网站主域名“" + domain + "”应为 部门.地区.gov.cn 的形式，使用本级政府门户的下级域名");
            case SPECIAL, REFERENCE -> suffix(kind, domain, blockers);
        };
    }

    static Blockers hosts(SiteKind kind, List<String> hosts) {
        Blockers blockers = new Blockers().require(!hosts.isEmpty(), "hosts", "至少要有一个访问域名");
        for (String host : hosts) {
            boolean wellFormed = HOST.matcher(host).matches();
            blockers.require(wellFormed, "host", "访问域名“" + host + "”格式不正确");
            if (wellFormed && !LOCAL.matcher(host).matches()) {
                suffix(kind, host, blockers);
            }
        }
        return blockers.require(hosts.stream().distinct().count() == hosts.size(), "host", "访问域名有重复")
                .require(names(hosts, ENGLISH) <= 1, "domain-count", "一个网站原则上只有一个英文域名，其余英文域名应注销（55号第四条）")
                .require(names(hosts, CHINESE) <= 1, "domain-count", "一个网站原则上只有一个中文域名，其余中文域名应注销（55号第四条）");
    }

    private static Blockers suffix(SiteKind kind, String host, Blockers blockers) {
        String shown = IDN.toUnicode(host);
        boolean government =
                ENGLISH.matcher(host).matches() || CHINESE.matcher(host).matches();
        return kind == SiteKind.REFERENCE
                ? blockers.require(
                        !government && INSTITUTION.matcher(host).matches(),
                        "domain-institution",
                        "“" + shown + "”不合要求：不承担行政职能的单位不得使用 .gov.cn 和 .政务，应使用 .cn 或 .公益")
                : blockers.require(government, "domain-suffix", "“" + shown + "”不合要求：政府网站只能使用 .gov.cn 或 .政务 域名");
    }

    /** Names of one language that are not below another of them: {@code www.} and sub-domains of the site's own do not count. */
    private static long names(List<String> hosts, Pattern language) {
        List<String> own = new ArrayList<>(hosts.stream()
                .filter(host -> language.matcher(host).matches())
                .map(host -> host.startsWith("www.") ? host.substring("www.".length()) : host)
                .toList());
        Set<String> roots = new HashSet<>(own);
        roots.removeIf(host -> own.stream().anyMatch(other -> host.endsWith("." + other)));
        return roots.size();
    }
}
