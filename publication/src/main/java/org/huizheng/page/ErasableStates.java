package org.huizheng.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.huizheng.kernel.PagePath;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which states an erasure means. What stands now is none of them. */
public final class ErasableStates {

    private static final List<String> PLACES = List.of("", "/_gone", "/_moved");
    private static final int MOST_NAMED = 20;

    private final JdbcClient jdbc;

    public ErasableStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param hash null where nothing is known of the bytes */
    record State(long siteId, String path, String page, int status, Instant until, byte @Nullable [] hash, int size) {

        boolean isBlob() {
            return Manifest.isBlob(page, status);
        }
    }

    /**
     * What would be erased.
     *
     * @param files how many of the states are files of a document
     * @param size of what they showed, in bytes
     * @param addresses the first of them
     * @param evidence what the guard kept of changed files at these addresses, which is not erased with them
     */
    public record Summary(
            int states,
            int files,
            long size,
            @Nullable Instant last,
            int places,
            List<String> addresses,
            int evidence) {}

    /** The sites where a document has an address. */
    public List<Long> sitesOf(long documentId) {
        return jdbc.sql("select site_id from release.address where document_id = ? order by site_id")
                .param(documentId)
                .query(Long.class)
                .list();
    }

    /** The pages of a document that readers see now. */
    public int shown(long documentId) {
        return jdbc.sql("""
                select count(*) from page.manifest m
                join page.release_head h on h.site_id = m.site_id and h.release = m.release
                where m.site_id in (select site_id from release.address where document_id = :id) and m.page = :page and m.status = 200""")
                .param("id", documentId)
                .param("page", "document:" + documentId)
                .query(Integer.class)
                .single();
    }

    /** The paths at which an address answers: its page, its notice, its redirect. */
    public static List<String> placesOf(String address) {
        String stored = PagePath.address(PagePath.stored(address));
        return PLACES.stream().map(place -> place + stored).toList();
    }

    /** The end of all that ended so far; by the clock that wrote them. */
    public Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query((rs, i) -> rs.getTimestamp(1).toInstant())
                .single();
    }

    public Summary summary(Erasure.Target target) {
        List<State> states = of(target);
        TreeSet<String> paths = new TreeSet<>();
        states.forEach(state -> paths.add(state.path));
        return new Summary(
                states.size(),
                (int) states.stream().filter(State::isBlob).count(),
                states.stream().mapToLong(State::size).sum(),
                states.stream().map(State::until).max(Instant::compareTo).orElse(null),
                paths.size(),
                paths.stream().limit(MOST_NAMED).toList(),
                evidence(target.sites(), paths));
    }

    /** The oldest of each path first. */
    List<State> of(Erasure.Target target) {
        return states(target, null);
    }

    /** Those that an erasure erased. */
    List<State> gone(Erasure erasure) {
        return states(erasure.target(), erasure.id());
    }

    private List<State> states(Erasure.Target target, @Nullable Long erased) {
        List<State> states = new ArrayList<>();
        for (long site : target.sites()) {
            states.addAll(
                    target.reach() == Erasure.Reach.DOCUMENT
                            ? ofDocument(site, target, erased)
                            : atPaths(site, paths(target), target, erased));
        }
        return states;
    }

    private static List<String> paths(Erasure.Target target) {
        String path = Objects.requireNonNull(target.path());
        return target.reach() == Erasure.Reach.STATE
                ? List.of(path)
                : PLACES.stream().map(place -> place + path).toList();
    }

    private List<State> atPaths(long site, List<String> paths, Erasure.Target target, @Nullable Long erased) {
        return jdbc.sql("""
                select site_id, path, page, status, until, hash, size from page.past
                where site_id = :site and path = any (:paths) and until <= :until and (not :one or until = :until) and status <> 0
                    and erasure_id is not distinct from cast(:erased as bigint)
                order by path, until""")
                .param("site", site)
                .param("paths", paths.toArray(String[]::new))
                .param("until", Timestamp.from(target.until()))
                .param("one", target.reach() == Erasure.Reach.STATE)
                .param("erased", erased)
                .query(ErasableStates::row)
                .list();
    }

    private List<State> ofDocument(long site, Erasure.Target target, @Nullable Long erased) {
        long document = Objects.requireNonNull(target.documentId());
        List<String> paths = jdbc.sql("select path from release.address where site_id = ? and document_id = ?")
                .params(site, document)
                .query(String.class)
                .optional()
                .map(ErasableStates::placesOf)
                .orElse(List.of());
        return jdbc.sql("""
                select site_id, path, page, status, until, hash, size from page.past
                where site_id = :site and until <= :until and status <> 0 and erasure_id is not distinct from cast(:erased as bigint)
                    and (path = any (:paths) or path >= :files and path < :behind or path >= :notices and path < :last)
                    and (page = :page or starts_with(page, :file))
                order by path, until""")
                .param("site", site)
                .param("until", Timestamp.from(target.until()))
                .param("erased", erased)
                .param("paths", paths.toArray(String[]::new))
                .param("files", "/files/" + document + "/")
                .param("behind", "/files/" + document + "0")
                .param("notices", "/_gone/files/" + document + "/")
                .param("last", "/_gone/files/" + document + "0")
                .param("page", "document:" + document)
                .param("file", "file:" + document + ":")
                .query(ErasableStates::row)
                .list();
    }

    private int evidence(List<Long> sites, TreeSet<String> paths) {
        return jdbc.sql("""
                select count(*) from page.finding
                where site_id = any (?) and path = any (?) and evidence is not null""")
                .params(sites.toArray(Long[]::new), paths.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    private static State row(ResultSet rs, int i) throws SQLException {
        return new State(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                rs.getInt(4),
                rs.getTimestamp(5).toInstant(),
                rs.getBytes(6),
                rs.getInt(7));
    }
}
