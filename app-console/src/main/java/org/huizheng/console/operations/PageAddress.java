package org.huizheng.console.operations;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.huizheng.kernel.Problem;
import org.huizheng.release.ReleasedSites;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An address as a reader writes it. @param path from {@code /} on, with its query */
record PageAddress(String site, String path) {

    private static final String LOCAL = ".localhost";

    /** @param given with or without its scheme. @throws Problem when it is no address, or no site answers to its host */
    static PageAddress of(JdbcClient jdbc, String given) {
        URI url = url(given);
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new PageAddress(site(jdbc, url.getHost()), path + query);
    }

    private static URI url(String given) {
        try {
            URI url = new URI(given.contains("://") ? given : "http://" + given);
            String scheme = url.getScheme().toLowerCase(Locale.ROOT);
            if (url.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // refused below
        }
        throw Problem.invalid("网址应写成 http://www.example.gov.cn/zwgk/ 的形式");
    }

    private static String site(JdbcClient jdbc, String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String known = ReleasedSites.hosts(jdbc).get(name);
        if (known != null) {
            return known;
        }
        String code = name.endsWith(LOCAL) ? name.substring(0, name.length() - LOCAL.length()) : "";
        if (ReleasedSites.idOf(jdbc, code).isEmpty()) {
            throw Problem.notFound("没有站点用 " + host + " 这个域名");
        }
        return code;
    }
}
