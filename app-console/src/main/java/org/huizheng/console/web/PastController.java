package org.huizheng.console.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huizheng.console.system.PageWords;
import org.huizheng.document.Comparison;
import org.huizheng.document.EditionQueries;
import org.huizheng.document.EditionQueries.Approved;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.Summary;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.page.Erasure;
import org.huizheng.page.PastPages.Version;
import org.huizheng.render.PastMoment;
import org.huizheng.render.ShowPast;
import org.huizheng.render.ShowPast.Shown;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 历史回溯: what stood at an address of a site at a past moment. Each look at its content is in the trail. */
@RestController
@RequestMapping("/api/sites/{code}/past")
final class PastController {

    private static final String PERMISSION = "past.read";
    private static final int LONGEST = 2_000;
    private static final int STATES = 50;
    private static final int MOST_SHOWN = 4 << 20;

    /** No script, no form, no request to anywhere; and no cookie of the console, though it comes from the console. */
    private static final String POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    private final SiteQueries sites;
    private final EditionQueries editions;
    private final ShowPast past;
    private final Permissions permissions;
    private final ScopedTransactions transactions;
    private final AuditTrail audit;

    PastController(
            SiteQueries sites,
            EditionQueries editions,
            ShowPast past,
            Permissions permissions,
            ScopedTransactions transactions,
            AuditTrail audit) {
        this.sites = sites;
        this.editions = editions;
        this.past = past;
        this.permissions = permissions;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** @param by who approved it; missing where the document is another site's, or the page is of none */
    record State(
            int status,
            @Nullable Instant since,
            @Nullable Instant until,
            String hash,
            @Nullable Long approvalId,
            @Nullable Long documentId,
            @Nullable Integer number,
            @Nullable String by,
            boolean erased) {}

    /** @param at when it was confirmed */
    record Erased(long id, Instant at, String groundName, String reason, String proposedBy, String confirmedBy) {

        static @Nullable Erased of(@Nullable Erasure e) {
            return e == null
                    ? null
                    : new Erased(
                            e.id(), e.confirmedAt(), e.ground().label(), e.reason(), e.proposedBy(), e.confirmedBy());
        }
    }

    /**
     * @param pageName what stood there; missing where nothing did
     * @param kind what its content is: a page, text, or a file that is only named
     * @param content whether what is kept is what the record says
     * @param erased by whose order it is not kept any more
     */
    record Look(
            String path,
            Instant at,
            int status,
            @Nullable String location,
            @Nullable String pageName,
            @Nullable State state,
            List<ShowPast.Part> parts,
            String closed,
            boolean takenBack,
            Kind kind,
            boolean content,
            @Nullable Erased erased) {}

    enum Kind {
        PAGE,
        TEXT,
        FILE
    }

    @Summary("历史回溯：一个地址在过去某时显示什么")
    @GetMapping
    Look look(
            Actor actor,
            SiteScope scope,
            @PathVariable String code,
            @RequestParam String address,
            @RequestParam String at) {
        Shown shown = shown(actor, scope, code, address, at);
        Version version = shown.version();
        return new Look(
                shown.path(),
                shown.at(),
                shown.status(),
                shown.location(),
                version == null ? null : PageWords.of(version.page()),
                version == null
                        ? null
                        : states(scope, List.of(new ShowPast.State(version, shown.since())))
                                .getFirst(),
                shown.parts(),
                shown.closed(),
                shown.takenBack(),
                kind(shown),
                shown.bytes() != null || shown.large(),
                Erased.of(shown.erased()));
    }

    @Summary("历史回溯：一个地址先后的各版，新的在前")
    @GetMapping("/states")
    Slice<State> states(
            Actor actor,
            SiteScope scope,
            @PathVariable String code,
            @RequestParam String address,
            @RequestParam(required = false) @Nullable String before) {
        site(actor, scope, code);
        List<ShowPast.State> found =
                past.states(code, valid(address), before == null ? null : PastMoment.of(before), STATES + 1);
        List<State> shown = states(scope, found.subList(0, Math.min(STATES, found.size())));
        return new Slice<>(shown, found.size() <= STATES ? null : String.valueOf(shown.getLast().until));
    }

    @Summary("历史回溯：当时的页面，不带脚本，不向任何地方请求")
    @GetMapping("/page")
    ResponseEntity<byte[]> page(
            Actor actor,
            SiteScope scope,
            @PathVariable String code,
            @RequestParam String address,
            @RequestParam String at) {
        Shown shown = shown(actor, scope, code, address, at);
        byte[] bytes = content(shown);
        record(actor, scope, code, shown);
        boolean page = kind(shown) == Kind.PAGE;
        return ResponseEntity.ok()
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .contentType(new MediaType(page ? MediaType.TEXT_HTML : MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(page ? past.picture(shown, bytes) : bytes);
    }

    @Summary("历史回溯：一个地址两个时间的文字差别")
    @GetMapping("/difference")
    Comparison difference(
            Actor actor,
            SiteScope scope,
            @PathVariable String code,
            @RequestParam String address,
            @RequestParam String at,
            @RequestParam String other) {
        Shown from = shown(actor, scope, code, address, at);
        Shown to = shown(actor, scope, code, address, other);
        Comparison difference = Comparison.ofBodies(main(from), main(to));
        record(actor, scope, code, from);
        record(actor, scope, code, to);
        return difference;
    }

    private static String main(Shown shown) {
        String html = new String(content(shown), StandardCharsets.UTF_8);
        int start = html.indexOf("<main");
        int end = html.lastIndexOf("</main>");
        return start >= 0 && end > start ? html.substring(html.indexOf('>', start) + 1, end) : html;
    }

    private static byte[] content(Shown shown) {
        byte[] bytes = shown.bytes();
        Erased erased = Erased.of(shown.erased());
        if (erased != null) {
            throw new Problem("erased", 410, "这一版已依法删除：" + erased.groundName, Map.of("erased", erased));
        }
        if (bytes == null || kind(shown) == Kind.FILE) {
            throw Problem.notFound("这个时间没有可以显示的内容");
        }
        return bytes;
    }

    private static Kind kind(Shown shown) {
        byte[] bytes = shown.bytes();
        String path = shown.path();
        if (bytes == null || bytes.length > MOST_SHOWN || path.startsWith("/files/")) {
            return Kind.FILE;
        }
        if (shown.status() != 200 || path.endsWith("/") || path.endsWith(".html")) {
            return Kind.PAGE;
        }
        return path.matches(".*\\.(xml|json|txt|css|js|svg)") ? Kind.TEXT : Kind.FILE;
    }

    private Shown shown(Actor actor, SiteScope scope, String code, String address, String at) {
        site(actor, scope, code);
        return past.perform(code, valid(address), PastMoment.of(at));
    }

    private Site site(Actor actor, SiteScope scope, String code) {
        Site site = sites.byCode(scope, code).orElseThrow(() -> Problem.notFound("站点不存在"));
        permissions.require(actor, PERMISSION, Where.site(site.id()));
        return site;
    }

    private static String valid(String address) {
        if (address.isBlank() || address.length() > LONGEST || address.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("address 应为本站的地址，如 /zwgk/");
        }
        return address.strip();
    }

    private void record(Actor actor, SiteScope scope, String code, Shown shown) {
        long site = sites.byCode(scope, code).map(Site::id).orElseThrow();
        transactions.write(
                scope,
                () -> audit.record(
                        actor,
                        "showPast",
                        site,
                        "page:" + shown.path(),
                        Map.of("at", shown.at().toString())));
    }

    /** With who approved each, asked for at once. */
    private List<State> states(SiteScope scope, List<ShowPast.State> states) {
        Map<Long, Approved> approved = editions.approved(
                scope,
                states.stream()
                        .map(state -> state.version().editionId())
                        .filter(Objects::nonNull)
                        .toList());
        return states.stream().map(state -> state(state, approved)).toList();
    }

    private static State state(ShowPast.State state, Map<Long, Approved> approved) {
        Version version = state.version();
        Approved ours = version.editionId() == null ? null : approved.get(version.editionId());
        if (ours != null && !Objects.equals(ours.approvalId(), version.approvalId())) {
            ours = null;
        }
        return new State(
                version.status(),
                state.since(),
                version.until(),
                version.hash(),
                version.approvalId(),
                ours == null ? null : ours.documentId(),
                ours == null ? null : ours.number(),
                ours == null ? null : ours.by(),
                version.erasureId() != null);
    }
}
