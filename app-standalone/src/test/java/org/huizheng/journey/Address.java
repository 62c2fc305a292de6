package org.huizheng.journey;

import java.util.List;
import java.util.stream.Stream;

/**
 * A public address of the demo city.
 *
 * @param template what made it, such as {@code list-policy}; {@code search}, {@code missing} and {@code gone} for what no
 *     document or channel stands behind
 * @param document whose page it is, 0 for other pages
 */
record Address(String site, String path, String template, int status, long document) {

    @Override
    public String toString() {
        return template + " " + site + path;
    }

    boolean ofDocument() {
        return template.startsWith("document");
    }

    boolean ofChannel() {
        return template.startsWith("list") || template.equals("section");
    }

    /** One of every kind: the largest that is not an exceptionally long law, both a head and a closed page of lists. */
    static List<Address> ofEveryType(RunningCity city) throws Exception {
        List<Address> stored = city.database()
                .sql("""
                        select distinct on (template, closed, home) code, path, template, document from (
                            select s.code, m.path, m.size, substring(m.template from 'templates/(.*).peb') as template,
                                m.page like 'cut:%' as closed, case m.page when 'home' then s.code else '' end as home,
                                coalesce(substring(m.page from '^document:(.*)')::bigint, 0) as document
                            from page.manifest m join release.site s using (site_id)
                                join page.release_head h using (site_id, release)
                            where m.template like 'templates/%' and m.status = 200 and m.page not like 'error:%') t
                        where size < 60000
                        order by template, closed, home, size desc
                        """)
                .query((row, i) ->
                        new Address(row.getString(1), row.getString(2), row.getString(3), 200, row.getLong(4)))
                .list();
        return Stream.concat(stored.stream(), withoutFile(city).stream()).toList();
    }

    private static List<Address> withoutFile(RunningCity city) throws Exception {
        return List.of(
                new Address("linlan", "/search?q=%E4%B8%B4%E6%BE%9C", "search", 200, 0),
                new Address("sfj", "/search?q=%E9%BE%98%E9%BE%9F%E9%BC%8E%E9%BC%90", "search", 200, 0),
                new Address("linlan", "/nowhere.html", "missing", 404, 0),
                gone(city));
    }

    /** Withdraws the oldest article of the third site, once. */
    private static Address gone(RunningCity city) throws Exception {
        Address oldest = city.database()
                .sql("""
                        select m.path, m.page from page.manifest m join release.site s using (site_id)
                            join page.release_head h using (site_id, release)
                        where s.code = 'rsj' and m.template = 'templates/document.peb' order by m.path limit 1
                        """)
                .query((row, i) -> new Address(
                        "rsj",
                        row.getString(1),
                        "gone",
                        410,
                        Long.parseLong(row.getString(2).substring("document:".length()))))
                .single();
        return city.withdrawnOnce(oldest);
    }
}
