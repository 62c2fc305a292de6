package org.huizheng.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.configuration.ReadSettings;
import org.huizheng.configuration.Settings;
import org.huizheng.contenttype.LoadContentTypes;
import org.huizheng.interchange.ImportDocuments;
import org.huizheng.interchange.ImportReport;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.organization.NewOrganization;
import org.huizheng.organization.RegisterOrganization;
import org.huizheng.release.SiteSettings;
import org.huizheng.site.NewSite;
import org.huizheng.site.OpenSite;
import org.huizheng.site.SetSiteState;
import org.huizheng.site.SiteQueries;
import org.huizheng.site.SiteState;
import org.huizheng.standalone.Product;
import org.huizheng.theme.ApplyTheme;
import org.huizheng.theme.InstallTheme;
import org.huizheng.theme.Theme;
import org.springframework.util.FileSystemUtils;

/** A data directory for one measurement, deleted when it ends; and the site that is measured. */
final class Scratch implements AutoCloseable {

    static final String SITE = "bench";
    static final String HOST = "bench.localhost";
    private static final Actor ACTOR = Actor.command("bench");

    /** Who asks until the search finds it would otherwise measure how often one client may search. */
    private static final String UNLIMITED = "1000000";

    private final Path directory;
    private final boolean own;

    private Scratch(Path directory, boolean own) {
        this.directory = directory;
        this.own = own;
    }

    /** @param parent where to make it: the file system that is to be measured */
    static Scratch below(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new Scratch(Files.createTempDirectory(parent, "huizheng-bench-"), true);
    }

    static Scratch at(Path directory) {
        return new Scratch(directory, false);
    }

    Path directory() {
        return directory;
    }

    Settings settings(Settings given) {
        Settings own = ReadSettings.perform(
                directory,
                List.of(),
                Map.of(),
                Map.of(
                        "console.port",
                        "0",
                        "portal.port",
                        "0",
                        "portal.bind",
                        "127.0.0.1",
                        "portal.site",
                        SITE,
                        "portal.search-burst",
                        UNLIMITED,
                        "portal.search-per-minute",
                        UNLIMITED));
        return new Settings(
                own.data(),
                own.console(),
                own.portal(),
                given.database(),
                given.worker(),
                own.media(),
                given.outbound(),
                given.log(),
                given.disk());
    }

    /** @param themed in the shipped theme; without one no page is made */
    static long openSite(Product product, boolean themed) {
        return openSite(product, SITE, HOST, themed);
    }

    static long openSite(Product product, String code, String host, boolean themed) {
        SiteScope scope = SiteScope.everySite();
        product.bean(LoadContentTypes.class).perform();
        long organization = product.bean(RegisterOrganization.class)
                .perform(ACTOR, NewOrganization.of(code, "测速市人民政府", "测速市", "government", null));
        Map<String, Object> settings = new TreeMap<>();
        SiteSettings.REQUIRED.forEach(key -> settings.put(key, "https://www.bench.gov.cn/" + key));
        long site = product.bean(OpenSite.class)
                .perform(
                        ACTOR,
                        new NewSite(
                                code,
                                "测速市人民政府",
                                organization,
                                "www." + code + ".gov.cn",
                                List.of(host),
                                "%010d".formatted(9_900_000_000L + Math.floorMod(code.hashCode(), 1_000_000)),
                                settings));
        if (themed) {
            product.bean(InstallTheme.class).perform(ACTOR, Theme.shipped("standard"));
            product.bean(ApplyTheme.class).perform(scope, ACTOR, site, "standard");
        }
        for (SiteState state : List.of(SiteState.TRIAL, SiteState.READY, SiteState.ONLINE)) {
            product.bean(SetSiteState.class).perform(scope, ACTOR, site, state, "");
        }
        return site;
    }

    /** Articles that need no file from outside. */
    Path synthetic(int documents) throws IOException {
        Path file = directory.resolve("news.jsonl");
        new SyntheticNews().write(file, documents);
        return file;
    }

    /** Brings articles into the measured site; their pages are still to be made. */
    static ImportReport fill(Product product, Path file, PrintStream progress) {
        return fill(product, SITE, file, progress);
    }

    static ImportReport fill(Product product, String site, Path file, PrintStream progress) {
        return product.bean(ImportDocuments.class)
                .perform(
                        SiteScope.everySite(),
                        ACTOR,
                        site,
                        file,
                        true,
                        (lines, bytes, total) -> progress.printf("导入 %,d 行%n", lines));
    }

    static long siteId(Product product) {
        return product.bean(SiteQueries.class)
                .byCode(SiteScope.everySite(), SITE)
                .orElseThrow()
                .id();
    }

    static Actor actor() {
        return ACTOR;
    }

    @Override
    public void close() throws IOException {
        if (!own) {
            return;
        }
        FileSystemUtils.deleteRecursively(directory);
    }
}
