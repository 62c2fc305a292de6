package org.huizheng.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huizheng.configuration.Settings;
import org.huizheng.document.ReleaseEdition;
import org.huizheng.document.WithdrawDocument;
import org.huizheng.kernel.SiteScope;
import org.huizheng.page.PastPages;
import org.huizheng.standalone.Product;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bench past --documents N --releases M}: what keeping what stood takes on the disk, after so many single releases into one
 * channel, each of which changes home, lists and feeds; every eighth document is corrected, every tenth withdrawn again.
 */
public final class MeasurePast {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SiteScope EVERY = SiteScope.everySite();
    private static final int WITHDRAWN = 10;
    private static final int CORRECTED = 8;

    private final Settings given;
    private final PrintStream out;
    private final PrintStream progress;

    public MeasurePast(Settings given, PrintStream out, PrintStream progress) {
        this.given = given;
        this.out = out;
        this.progress = progress;
    }

    public void perform(int documents, int releases, Path scratchParent) throws Exception {
        try (Scratch scratch = Scratch.below(scratchParent)) {
            Settings settings = scratch.settings(given);
            try (Product product = Product.start(settings, true, progress::println)) {
                long site = Scratch.openSite(product, true);
                Scratch.fill(product, scratch.synthetic(documents), progress);
                product.settle((what, done, total) -> {});
                List<Notice> year = Notice.approved(product, site, releases);
                Path pages = settings.data().resolve("pages").resolve(Scratch.SITE);
                long treeBefore = tree(pages);
                long pastBefore = past(product);
                release(product, year);
                report(product, documents, releases, treeBefore, pastBefore, tree(pages));
            }
        }
    }

    private void release(Product product, List<Notice> year) throws InterruptedException {
        for (int i = 0; i < year.size(); i++) {
            release(product, year.get(i).editionId());
            if (i % CORRECTED == CORRECTED - 1) {
                release(product, year.get(i - CORRECTED / 2).corrected(product));
            }
            if (i % WITHDRAWN == WITHDRAWN - 1) {
                long document = year.get(i - WITHDRAWN / 2).documentId();
                product.bean(WithdrawDocument.class).perform(EVERY, Scratch.actor(), document, "内容有误");
                product.settle((what, done, total) -> {});
            }
            if (i % 100 == 0) {
                progress.printf("已签发 %,d 篇%n", i);
            }
        }
    }

    private static void release(Product product, long edition) throws InterruptedException {
        product.bean(ReleaseEdition.class).perform(EVERY, Scratch.actor(), edition);
        product.settle((what, done, total) -> {});
    }

    private void report(Product product, int documents, int releases, long treeBefore, long pastBefore, long tree) {
        long past = past(product);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "past");
        line.put("documents", documents);
        line.put("releases", releases);
        line.put("treeBytesBefore", treeBefore);
        line.put("treeBytes", tree);
        line.put("pastBytesBefore", pastBefore);
        line.put("pastBytes", past);
        line.put("pastRows", PastPages.rows(product.bean(JdbcClient.class)));
        line.put("pastBytesPerRelease", (past - pastBefore) / releases);
        line.put("storageRatio", MeasureGeneration.rounded((double) (tree + past) / tree));
        out.println(JSON.writeValueAsString(line));
    }

    private static long past(Product product) {
        return PastPages.bytes(product.bean(JdbcClient.class));
    }

    private static long tree(Path site) throws IOException {
        Path release = site.resolve(Files.readString(site.resolve("current")).strip());
        try (Stream<Path> files = Files.walk(release)) {
            long bytes = 0;
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }
}
