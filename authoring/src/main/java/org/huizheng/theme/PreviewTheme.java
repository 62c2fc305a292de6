package org.huizheng.theme;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.huizheng.theme.EditTheme.Mistake;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * 预览主题: a page of a site by templates nobody has kept yet, or by a version the site is not shown in. What is public stays
 * untouched; whoever may only apply themes sees versions that stand, texts are for who may change them.
 */
public final class PreviewTheme {

    private static final Duration OPEN_FOR = Duration.ofMinutes(30);
    private static final String BAR = """
            <div style="position:fixed;left:0;right:0;bottom:0;z-index:99999;background:#7a1f1f;color:#fff;text-align:center;\
            padding:6px;font-size:14px">预览：主题还没有换上，仅供核对，链接 30 分钟内有效</div></body>""";

    private final ScopedTransactions transactions;
    private final SiteQueries sites;
    private final EditTheme edit;
    private final ObjectProvider<ThemePages> pages;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    PreviewTheme(
            ScopedTransactions transactions,
            SiteQueries sites,
            EditTheme edit,
            ObjectProvider<ThemePages> pages,
            Permissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.sites = sites;
        this.edit = edit;
        this.pages = pages;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param files new sources by path; empty for the version as it is */
    public record Draft(String theme, long versionId, Map<String, String> files) {}

    /**
     * @param page {@code home}, {@code elder}, {@code map}, {@code statement}, {@code error}, {@code channel} or {@code document}
     * @param channelId whose list, or whose newest document; 0 for the first that has one
     */
    public record Sought(String page, long channelId) {}

    /** Either a link, or what is wrong and where. */
    public record Preview(@Nullable String url, @Nullable Instant expiresAt, List<Mistake> errors) {}

    public Preview perform(SiteScope scope, Actor actor, long siteId, Draft draft, Sought page) {
        Site site = sites.byId(scope, siteId).orElseThrow(() -> Problem.notFound("站点不存在"));
        require(actor, siteId, draft);
        List<Mistake> mistakes = edit.mistakes(draft.theme(), draft.versionId(), draft.files());
        if (!mistakes.isEmpty()) {
            return new Preview(null, null, mistakes);
        }
        try {
            return keep(actor, site, draft, page, transactions.read(scope, () -> drawn(siteId, draft, page)));
        } catch (Problem e) {
            if (e.type().equals("template-refused")) {
                return new Preview(
                        null, null, EditTheme.mistakes(e, draft.files().keySet()));
            }
            throw e;
        }
    }

    private void require(Actor actor, long siteId, Draft draft) {
        boolean applies =
                permissions.refusal(actor, "theme.apply", Where.site(siteId)).isEmpty();
        if (!applies || !draft.files().isEmpty()) {
            permissions.require(actor, "theme.fragment", Where.PLATFORM);
        }
    }

    private byte[] drawn(long siteId, Draft draft, Sought page) {
        byte[] drawn = pages.getObject().draw(siteId, draft.versionId(), draft.files(), page);
        return new String(drawn, StandardCharsets.UTF_8).replace("</body>", BAR).getBytes(StandardCharsets.UTF_8);
    }

    private Preview keep(Actor actor, Site site, Draft draft, Sought page, byte[] bytes) {
        Instant until = clock.instant().plus(OPEN_FOR).truncatedTo(ChronoUnit.SECONDS);
        long text = Hashes.key(Json.write(List.of(draft.files(), page))) & Long.MAX_VALUE;
        String subject = site.id() + "-" + draft.versionId() + "-" + text;
        String url = pages.getObject().keep(site.code(), site.hosts().getFirst(), subject, bytes, until);
        transactions.write(
                SiteScope.of(site.id()),
                () -> audit.record(
                        actor,
                        "previewTheme",
                        site.id(),
                        "theme:" + draft.theme(),
                        Map.of(
                                "themeVersion",
                                draft.versionId(),
                                "files",
                                draft.files().keySet())));
        return new Preview(url, until, List.of());
    }
}
