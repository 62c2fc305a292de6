package org.huizheng.console.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huizheng.console.web.Track.Step;
import org.huizheng.console.web.Track.StepState;
import org.huizheng.document.Edition;
import org.huizheng.document.EditionQueries;
import org.huizheng.document.EditionState;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Follows a document from its approval to the search result, by what each room wrote down about it. */
class TrackQueries {

    private static final int PAGE_FAILS_AFTER = 5;
    private static final long LOOKED_BACK = 5000;
    /** A page made again so much later was made again for another reason. */
    private static final Duration SAME_CHANGE = Duration.ofMinutes(10);

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final EditionQueries editions;

    TrackQueries(ScopedTransactions transactions, JdbcClient jdbc, EditionQueries editions) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.editions = editions;
    }

    private record Made(
            @Nullable Long seq,
            @Nullable Instant loggedAt,
            @Nullable Integer status,
            @Nullable String path,
            @Nullable Instant writtenAt,
            @Nullable Long shows,
            int attempts,
            boolean waits,
            String error,
            @Nullable Instant listAt,
            @Nullable Long listShows,
            boolean listWaits,
            @Nullable Long searched,
            boolean filling,
            @Nullable Instant searchedAt) {

        boolean shown() {
            return !waits && shows != null && (seq == null || shows >= seq);
        }

        boolean found() {
            return searched != null && !filling && (seq == null || searched >= seq);
        }

        @Nullable
        Instant visibleAt() {
            return listAt != null
                            && listShows != null
                            && seq != null
                            && listShows >= seq
                            && writtenAt != null
                            && listAt.isAfter(writtenAt)
                    ? listAt
                    : writtenAt;
        }
    }

    Track of(SiteScope scope, long documentId) {
        return transactions.read(scope, () -> {
            Edition current = editions.current(scope, documentId).orElseThrow(() -> Problem.notFound("稿件不存在"));
            Edition edition = Optional.ofNullable(current.document().publicEditionId())
                    .flatMap(id -> editions.edition(scope, id))
                    .orElse(null);
            return edition == null
                    ? new Track(documentId, current.id(), false, false, null, begun(current))
                    : of(edition, made(edition));
        });
    }

    private static Track of(Edition edition, Made made) {
        boolean retraction = edition.state() != EditionState.RELEASED;
        Steps steps = new Steps();
        if (!retraction) {
            approval(edition, steps);
        }
        Instant begun = made.loggedAt() == null ? edition.updatedAt() : made.loggedAt();
        steps.done(
                retraction ? "retracted" : "released",
                retraction ? edition.state().label() : "签发",
                begun,
                edition.remark());
        boolean failed = made.attempts() >= PAGE_FAILS_AFTER;
        steps.add(
                "rendered",
                edition.state() == EditionState.ARCHIVED ? "标明已归档" : retraction ? "换成告示" : "生成页面",
                made.shown() ? StepState.DONE : failed ? StepState.FAILED : StepState.WAITING,
                since(begun, made.writtenAt()),
                failed ? made.error() : "",
                failed ? "/system/dead-letters" : "");
        boolean visible = made.shown() && !made.listWaits();
        steps.add(
                "visible",
                retraction ? "前台不再列出" : "前台可见",
                visible ? StepState.DONE : StepState.WAITING,
                since(begun, made.visibleAt()),
                "",
                "");
        steps.add(
                "found",
                retraction ? "检索删除" : "可被检索",
                made.found() ? StepState.DONE : StepState.WAITING,
                since(begun, made.searchedAt()),
                "",
                "");
        String address = made.path();
        return new Track(
                edition.documentId(),
                edition.id(),
                retraction,
                visible && made.found(),
                address == null || !address.startsWith("/_gone/") ? address : address.substring("/_gone".length()),
                steps.steps);
    }

    private static List<Step> begun(Edition edition) {
        Steps steps = new Steps();
        approval(edition, steps);
        steps.add("released", "签发", StepState.WAITING, edition.scheduledAt(), "", "");
        steps.add("rendered", "生成页面", StepState.WAITING, null, "", "");
        steps.add("visible", "前台可见", StepState.WAITING, null, "", "");
        steps.add("found", "可被检索", StepState.WAITING, null, "", "");
        return steps.steps;
    }

    private static void approval(Edition edition, Steps steps) {
        Edition.Approval approval = edition.approval();
        if (approval == null) {
            steps.add("approved", "审核通过", StepState.WAITING, null, "", "");
        } else {
            steps.done("approved", "审核通过", approval.approvedAt(), approval.approvedBy());
        }
    }

    private static @Nullable Instant since(Instant begun, @Nullable Instant at) {
        return at == null || at.isBefore(begun.minusSeconds(1)) || at.isAfter(begun.plus(SAME_CHANGE)) ? null : at;
    }

    /** Each step knows how long it took after the one before. */
    private static final class Steps {
        private final List<Step> steps = new ArrayList<>();
        private @Nullable Instant last;

        void done(String step, String label, Instant at, String detail) {
            add(step, label, StepState.DONE, at, detail, "");
        }

        void add(String step, String label, StepState state, @Nullable Instant at, String detail, String go) {
            Long millis = state != StepState.DONE || at == null || last == null
                    ? null
                    : Math.max(0, Duration.between(last, at).toMillis());
            steps.add(new Step(step, label, state, at, millis, detail, go));
            last = at;
        }
    }

    private Made made(Edition edition) {
        long channelId = edition.placements().stream()
                .filter(p -> p.primary() && p.siteId() == edition.siteId())
                .map(p -> p.channelId())
                .findFirst()
                .orElse(0L);
        return jdbc.sql("""
                select l.seq, l.at, m.status, m.path, m.written_at, m.seq as shows, coalesce(q.attempts, 0) as attempts,
                       q.page is not null as waits, coalesce(q.error, '') as error, c.written_at as list_at,
                       c.seq as list_shows, w.page is not null as list_waits, s.seq as searched,
                       s.filled_to is not null as filling, f.at as searched_at
                from release.site_log_head h
                left join page.release_head r on r.site_id = h.site_id
                left join lateral (
                    select p.seq, p.at from release.publication_log p
                    where p.site_id = h.site_id and p.seq > h.seq - :back
                      and (p.document_id = :document or :page = any (p.pages))
                    order by p.seq desc limit 1) l on true
                left join page.manifest m
                    on m.site_id = h.site_id and m.release = coalesce(r.release, 1) and m.page = :page
                left join page.manifest c
                    on c.site_id = h.site_id and c.release = coalesce(r.release, 1) and c.page = :list
                left join render.queue q on q.site_id = h.site_id and q.page = :page
                left join render.queue w on w.site_id = h.site_id and w.page = :list
                left join search.cursor s on s.site_id = h.site_id
                left join lateral (
                    select f.at from search.followed f
                    where f.site_id = h.site_id and f.seq >= l.seq
                    order by f.seq limit 1) f on true
                where h.site_id = :site
                """)
                .param("site", edition.siteId())
                .param("document", edition.documentId())
                .param("page", Pages.document(edition.documentId()))
                .param("list", Pages.channel(channelId))
                .param("back", LOOKED_BACK)
                .query(TrackQueries::made)
                .optional()
                .orElseThrow(() -> Problem.notFound("站点不存在"));
    }

    private static Made made(ResultSet rs, int row) throws SQLException {
        return new Made(
                rs.getObject("seq", Long.class),
                instant(rs, "at"),
                rs.getObject("status", Integer.class),
                rs.getString("path"),
                instant(rs, "written_at"),
                rs.getObject("shows", Long.class),
                rs.getInt("attempts"),
                rs.getBoolean("waits"),
                rs.getString("error"),
                instant(rs, "list_at"),
                rs.getObject("list_shows", Long.class),
                rs.getBoolean("list_waits"),
                rs.getObject("searched", Long.class),
                rs.getBoolean("filling"),
                instant(rs, "searched_at"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
