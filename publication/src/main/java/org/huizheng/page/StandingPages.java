package org.huizheng.page;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huizheng.kernel.PagePath;
import org.springframework.jdbc.core.simple.JdbcClient;

/** At which addresses a site has something of its own: a page, a notice that it is gone, or where it moved to. */
public final class StandingPages {

    private static final List<String> PLACES = List.of("", "/_moved", "/_gone");

    private final JdbcClient jdbc;

    public StandingPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of some decoded paths; one without its last slash stands where the one with it does. */
    public Set<String> among(long siteId, Collection<String> paths) {
        int release = new ReleaseHeads(jdbc).release(siteId);
        String[] asked = paths.stream()
                .map(StandingPages::address)
                .flatMap(address -> List.of(address, address + "/").stream())
                .toArray(String[]::new);
        Set<String> found = new HashSet<>();
        for (String place : PLACES) {
            jdbc.sql("""
                    select asked from unnest(?::text[]) asked where exists (
                        select from page.manifest where site_id = ? and release = ? and path = ? || asked offset 0)""")
                    .params(asked, siteId, release, place)
                    .query((rs, i) -> found.add(rs.getString(1)))
                    .list();
        }
        return paths.stream()
                .filter(path -> found.contains(address(path)) || found.contains(address(path) + "/"))
                .collect(Collectors.toSet());
    }

    private static String address(String path) {
        return path.endsWith("/") ? path : PagePath.address(path.substring(1));
    }
}
