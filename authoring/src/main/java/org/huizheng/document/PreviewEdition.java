package org.huizheng.document;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huizheng.document.Edition.Approval;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.PublishEditions;
import org.huizheng.release.Wake;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.springframework.beans.factory.ObjectProvider;

/**
 * 预览: the page as it would be. The draft is published in a transaction that is always rolled back; in between, the very
 * renderer of public pages draws it. So nothing of it is ever in publication, and nothing differs from the real page.
 */
public final class PreviewEdition {

    static final String PERMISSION = "document.preview";
    private static final Duration OPEN_FOR = Duration.ofMinutes(30);

    private final ScopedTransactions transactions;
    private final DocumentRights rights;
    private final Editions editions;
    private final PublishEditions publish;
    private final ObjectProvider<PreviewPages> pages;
    private final PreviewMarkup markup;
    private final SiteQueries sites;
    private final AuditTrail audit;
    private final Clock clock;

    PreviewEdition(
            ScopedTransactions transactions,
            DocumentRights rights,
            Editions editions,
            PublishEditions publish,
            ObjectProvider<PreviewPages> pages,
            PreviewMarkup markup,
            SiteQueries sites,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.rights = rights;
        this.editions = editions;
        this.publish = publish;
        this.pages = pages;
        this.markup = markup;
        this.sites = sites;
        this.audit = audit;
        this.clock = clock;
    }

    public record Preview(String url, Instant expiresAt) {}

    /** Carries the page out of the transaction it ends. */
    private static final class Drawn extends RuntimeException {
        private final transient Edition edition;
        private final transient byte[] page;

        Drawn(Edition edition, byte[] page) {
            super("drawn");
            this.edition = edition;
            this.page = page;
        }
    }

    public Preview perform(SiteScope scope, Actor actor, long documentId) {
        Drawn drawn = drawn(scope, actor, documentId);
        Edition edition = drawn.edition;
        Site site = sites.byId(SiteScope.everySite(), edition.siteId()).orElseThrow(() -> Problem.notFound("站点不存在"));
        Instant until = clock.instant().plus(OPEN_FOR).truncatedTo(ChronoUnit.SECONDS);
        String subject =
                documentId + "-" + edition.id() + "-" + edition.document().version();
        byte[] page = markup.of(drawn.page, edition.content());
        String url = pages.getObject().keep(site.code(), site.hosts().getFirst(), subject, page, until);
        transactions.write(
                scope,
                () -> audit.record(
                        actor,
                        "previewDocument",
                        edition.siteId(),
                        "document:" + documentId,
                        Map.of("edition", edition.id())));
        return new Preview(url, until);
    }

    private Drawn drawn(SiteScope scope, Actor actor, long documentId) {
        try {
            transactions.write(scope, () -> {
                Document document = editions.lockDocument(documentId);
                scope.require(document.siteId());
                Edition edition = editions.require(document.editionId());
                rights.require(actor, PERMISSION, edition);
                if (edition.placements().stream().noneMatch(p -> p.primary() && p.siteId() == edition.siteId())) {
                    throw Problem.blocked(List.of(new Blocker("placement", "尚未投放到本站点的栏目，没有页面可以预览")));
                }
                Instant published = Objects.requireNonNullElse(document.publishedAt(), now());
                publish.perform(List.of(edition.released(provisional(edition), published)), Wake.NOW);
                throw new Drawn(edition, pages.getObject().page(edition.siteId(), documentId));
            });
            throw new IllegalStateException("a preview leaves its transaction by the page it drew");
        } catch (Drawn drawn) {
            return drawn;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Nobody's approval, of what the edition says: it lives as long as the transaction. */
    private Approval provisional(Edition edition) {
        return new Approval(0, "preview", edition.hash(), "", now());
    }
}
