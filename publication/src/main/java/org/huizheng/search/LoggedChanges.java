package org.huizheng.search;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huizheng.release.Keys;
import org.huizheng.release.Pages;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the publication log says has changed: in bulk, by an import, or one by one, by people who look for it. */
final class LoggedChanges {

    /** Rows read at once. */
    static final int MOST = 50;

    /** A change of more pages than this is not one somebody looks for at once. */
    private static final int BULK = 100;

    private static final Pattern DOCUMENT = Pattern.compile("document:(\\d+)");
    private static final Pattern POSITION = Pattern.compile("-?\\d+/-?\\d+/(\\d+)/.*");

    /** @param sections the channels at the top of the site under which documents are found have other addresses */
    record Changed(long seq, boolean bulk, Set<Long> documents, boolean sections) {}

    private final JdbcClient jdbc;

    LoggedChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last number of each site. */
    Map<Long, Long> heads() {
        Map<Long, Long> heads = new TreeMap<>();
        jdbc.sql("select site_id, seq from release.site_log_head where site_id > 0")
                .query(rs -> {
                    heads.put(rs.getLong(1), rs.getLong(2));
                });
        return heads;
    }

    /** Of these sites, with the number each has been followed to, those that an import filled a moment ago. */
    Set<Long> importing(Map<Long, Long> followed, Duration moment) {
        return moment.isZero() || followed.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                        select distinct f.site_id from unnest(:sites::bigint[], :seqs::bigint[]) f (site_id, seq)
                        join release.publication_log l on l.site_id = f.site_id and l.seq > f.seq
                        where :whole = any (l.pages) and l.document_id is null
                            and l.at > clock_timestamp() - make_interval(secs => :moment)""")
                        .param("sites", followed.keySet().toArray(Long[]::new))
                        .param("seqs", followed.values().toArray(Long[]::new))
                        .param("whole", Pages.WHOLE_SITE)
                        .param("moment", moment.toMillis() / 1_000.0)
                        .query(Long.class)
                        .list());
    }

    /** In the order of the log, at most {@link #MOST}. */
    List<Changed> after(long siteId, long seq) {
        return jdbc.sql("""
                select seq, document_id is null and (:whole = any (pages) or cardinality(pages) > :bulk), document_id,
                    keys, pages, positions
                from release.publication_log where site_id = :site and seq > :seq order by seq limit :most""")
                .param("whole", Pages.WHOLE_SITE)
                .param("bulk", BULK)
                .param("site", siteId)
                .param("seq", seq)
                .param("most", MOST)
                .query((rs, i) -> changed(rs))
                .list();
    }

    /** As {@link #after}, without what came in bulk. */
    List<Changed> singleAfter(long siteId, long seq) {
        return jdbc.sql("""
                select seq, false, document_id, keys, pages, positions from release.publication_log
                where site_id = :site and seq > :seq
                    and (document_id is not null or not (:whole = any (pages) or cardinality(pages) > :bulk))
                order by seq limit :most""")
                .param("whole", Pages.WHOLE_SITE)
                .param("bulk", BULK)
                .param("site", siteId)
                .param("seq", seq)
                .param("most", MOST)
                .query((rs, i) -> changed(rs))
                .list();
    }

    private static Changed changed(ResultSet rs) throws SQLException {
        Set<Long> documents = new HashSet<>();
        if (rs.getObject(3, Long.class) instanceof Long one) {
            documents.add(one);
        }
        gather(rs.getArray(4), DOCUMENT, documents);
        gather(rs.getArray(5), DOCUMENT, documents);
        gather(rs.getArray(6), POSITION, documents);
        boolean sections = Arrays.asList((String[]) rs.getArray(4).getArray()).contains(Keys.sections());
        return new Changed(rs.getLong(1), rs.getBoolean(2), documents, sections);
    }

    private static void gather(Array words, Pattern pattern, Set<Long> documents) throws SQLException {
        for (String word : (String[]) words.getArray()) {
            Matcher matcher = pattern.matcher(word);
            if (matcher.matches()) {
                documents.add(Long.valueOf(matcher.group(1)));
            }
        }
    }
}
