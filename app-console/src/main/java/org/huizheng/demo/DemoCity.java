package org.huizheng.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.huizheng.document.DocumentFilter;
import org.huizheng.document.DocumentQueries;
import org.huizheng.document.EditionState;
import org.huizheng.document.ReleaseEditions;
import org.huizheng.document.UnpublishDocuments;
import org.huizheng.interchange.ImportDocuments;
import org.huizheng.interchange.ImportReport;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.Wake;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.huizheng.site.SiteState;
import org.huizheng.theme.ApplyTheme;
import org.huizheng.theme.InstallTheme;
import org.huizheng.theme.Theme;

/**
 * The demo city: loads it, takes it away. Both may be interrupted and simply run again; everything goes through the verbs
 * an operator has, so what is loaded is what a real city would have.
 */
public final class DemoCity {

    static final String REMOVED = "演示城市已移除";

    private static final Actor ACTOR = new Actor("command", "demo");

    /** How many documents are released or taken down together. */
    private static final int PORTION = 200;

    private final ScopedTransactions transactions;
    private final DemoSites demoSites;
    private final DemoStaff demoStaff;
    private final SiteQueries sites;
    private final InstallTheme installTheme;
    private final ApplyTheme applyTheme;
    private final ImportDocuments imports;
    private final DocumentQueries documents;
    private final ReleaseEditions release;
    private final UnpublishDocuments unpublish;
    private final Clock clock;

    DemoCity(
            ScopedTransactions transactions,
            DemoSites demoSites,
            DemoStaff demoStaff,
            SiteQueries sites,
            InstallTheme installTheme,
            ApplyTheme applyTheme,
            ImportDocuments imports,
            DocumentQueries documents,
            ReleaseEditions release,
            UnpublishDocuments unpublish,
            Clock clock) {
        this.transactions = transactions;
        this.demoSites = demoSites;
        this.demoStaff = demoStaff;
        this.sites = sites;
        this.installTheme = installTheme;
        this.applyTheme = applyTheme;
        this.imports = imports;
        this.documents = documents;
        this.release = release;
        this.unpublish = unpublish;
        this.clock = clock;
    }

    /** Told now and then how far something is; {@code total} is 0 while unknown. */
    @FunctionalInterface
    public interface Progress {

        void at(String what, long done, long total);
    }

    /** Whether the city is there, whole and public. */
    public boolean loaded() {
        return Samples.SITES.stream().allMatch(demoSites::isOnline);
    }

    /** Whether loading was begun and did not come to its end; a city that was removed is finished too. */
    public boolean unfinished() {
        List<SiteState> states = Samples.SITES.stream()
                .flatMap(code -> sites.byCode(SiteScope.everySite(), code).stream())
                .map(Site::state)
                .toList();
        return !states.isEmpty()
                && (states.size() < Samples.SITES.size() || states.stream().anyMatch(DemoSites::opening));
    }

    /** Does nothing when the city is there. */
    public void load(Progress progress) {
        if (!loaded()) {
            build(progress);
        }
        demoStaff.enlist(ACTOR);
    }

    private void build(Progress progress) {
        progress.at("单位", 0, 0);
        demoSites.registerOrganizations(ACTOR);
        installTheme.perform(ACTOR, Theme.shipped("standard"));
        for (String code : Samples.SITES) {
            Site site = demoSites.site(ACTOR, code);
            releaseAgain(site, progress);
            importInto(site, progress);
            show(site);
        }
    }

    /** Without a theme a site has no pages: it gets one last, together with its state, and so is made once. */
    private void show(Site site) {
        SiteScope scope = SiteScope.of(site.id());
        transactions.write(scope, () -> {
            applyTheme.perform(scope, ACTOR, site.id(), "standard");
            demoSites.bringOnline(ACTOR, site.code());
        });
    }

    private void importInto(Site site, Progress progress) {
        Path folder = temporary();
        try {
            Path file = Samples.unpack(
                    folder, site.code(), LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")));
            ImportReport report = imports.perform(
                    SiteScope.of(site.id()),
                    ACTOR,
                    site.code(),
                    file,
                    false,
                    (lines, bytes, total) -> progress.at(site.name(), bytes, total));
            if (report.refusedCount() > 0) {
                throw new Problem(
                        "demo",
                        500,
                        "演示数据未能全部装入：" + site.name() + report.refused().getFirst());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(folder);
        }
    }

    /** Takes every document of the demo sites from the public and the sites off line. */
    public void remove(Progress progress) {
        for (String code : Samples.SITES) {
            sites.byCode(SiteScope.everySite(), code).ifPresent(site -> remove(site, progress));
        }
        demoStaff.dismiss(ACTOR);
    }

    private void remove(Site site, Progress progress) {
        SiteScope scope = SiteScope.of(site.id());
        List<Long> released = all(site, EditionState.RELEASED).stream()
                .map(DocumentQueries.Item::documentId)
                .toList();
        inPortions(released, site, progress, portion -> unpublish.perform(scope, ACTOR, portion, REMOVED));
        demoSites.takeOffline(ACTOR, site);
    }

    /** After a removal the documents are still there. */
    private void releaseAgain(Site site, Progress progress) {
        SiteScope scope = SiteScope.of(site.id());
        List<Long> unpublished = all(site, EditionState.UNPUBLISHED).stream()
                .map(DocumentQueries.Item::editionId)
                .toList();
        inPortions(unpublished, site, progress, portion -> release.perform(scope, ACTOR, portion, Wake.IN_BULK));
    }

    private static void inPortions(List<Long> ids, Site site, Progress progress, Consumer<Collection<Long>> verb) {
        for (int from = 0; from < ids.size(); from += PORTION) {
            progress.at(site.name(), from, ids.size());
            verb.accept(ids.subList(from, Math.min(from + PORTION, ids.size())));
        }
    }

    private List<DocumentQueries.Item> all(Site site, EditionState state) {
        SiteScope scope = SiteScope.of(site.id());
        DocumentFilter filter = DocumentFilter.of(site.id(), List.of(state));
        List<DocumentQueries.Item> items = new ArrayList<>();
        Slice<DocumentQueries.Item> slice = documents.list(scope, filter, null, 200);
        items.addAll(slice.items());
        while (slice.next() != null) {
            slice = documents.list(scope, filter, slice.next(), 200);
            items.addAll(slice.items());
        }
        return items;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("huizheng-demo");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
