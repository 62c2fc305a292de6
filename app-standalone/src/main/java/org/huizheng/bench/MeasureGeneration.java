package org.huizheng.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.configuration.Settings;
import org.huizheng.interchange.ImportReport;
import org.huizheng.kernel.Problem;
import org.huizheng.render.RebuildSite;
import org.huizheng.search.SearchFollower;
import org.huizheng.standalone.Product;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bench generate FILE}: imports the file, then makes the whole site from the database into an empty directory, by a
 * fresh process: the first time cold, then warm.
 */
public final class MeasureGeneration {

    private static final JsonMapper JSON = new JsonMapper();

    private final Settings given;
    private final PrintStream out;
    private final PrintStream progress;

    public MeasureGeneration(Settings given, PrintStream out, PrintStream progress) {
        this.given = given;
        this.out = out;
        this.progress = progress;
    }

    /** @param java the command that starts this program, without its verb */
    public void perform(Path file, Path scratchParent, int warmRuns, List<String> java) throws Exception {
        try (Scratch scratch = Scratch.below(scratchParent)) {
            bringIn(file, scratch);
            List<String> command = new ArrayList<>(java);
            command.addAll(
                    List.of("bench", "regenerate", scratch.directory().toString(), "--warm", String.valueOf(warmRuns)));
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new Problem("bench-failed", 500, "生成测速的子进程以 " + code + " 结束");
            }
        }
    }

    private void bringIn(Path file, Scratch scratch) throws Exception {
        try (Costs costs = new Costs();
                Product product = Product.start(scratch.settings(given), false, progress::println)) {
            Scratch.openSite(product, true);
            double cpuBefore = costs.cpu();
            ImportReport report = Scratch.fill(product, file, progress);
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("bench", "import");
            line.put("documents", report.created());
            line.put("importSeconds", rounded(report.seconds()));
            line.put("importCpuSeconds", rounded(costs.cpu() - cpuBefore));
            product.settle((what, done, total) -> {});
            product.bean(SearchFollower.class).catchUp();
            line.put("seconds", rounded(costs.seconds()));
            line.put("cpuSeconds", rounded(costs.cpu()));
            out.println(JSON.writeValueAsString(line));
        }
    }

    /** The part that runs in the fresh process. */
    public void regenerate(Path directory, int warmRuns) throws IOException {
        Settings settings = Scratch.at(directory).settings(given);
        try (Product product = Product.start(settings, false, progress::println)) {
            regenerate(product, warmRuns);
        }
    }

    /** Makes the measured site anew, once and then as often as said; the release that is replaced goes between them. */
    void regenerate(Product product, int warmRuns) throws IOException {
        RebuildSite rebuild = product.bean(RebuildSite.class);
        long site = Scratch.siteId(product);
        for (int run = 0; run <= warmRuns; run++) {
            once(rebuild, site, run == 0 ? "cold" : "warm");
            rebuild.removeOld(site);
        }
        whereTimeGoes(rebuild, site);
    }

    /** Once more, with stacks taken: not counted, since taking them costs. */
    private void whereTimeGoes(RebuildSite rebuild, long site) throws IOException {
        try (Costs costs = new Costs();
                Profile profile = new Profile()) {
            double own = Costs.cpuSeconds(ProcessHandle.current().pid());
            rebuild.perform(site);
            own = Costs.cpuSeconds(ProcessHandle.current().pid()) - own;
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("bench", "generate");
            line.put("run", "profiled");
            line.put("cpuSeconds", rounded(costs.cpu()));
            line.put("cpuSecondsOfPostgresql", rounded(costs.cpu() - own));
            line.putAll(profile.summary());
            out.println(JSON.writeValueAsString(line));
        }
    }

    private void once(RebuildSite rebuild, long site, String run) throws IOException {
        try (Costs costs = new Costs()) {
            RebuildSite.Result result =
                    rebuild.perform(site).orElseThrow(() -> new Problem("bench-failed", 500, "测速站点没有主题"));
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("bench", "generate");
            line.put("run", run);
            line.put("pages", result.pages());
            line.put("bytes", result.bytes());
            line.put("seconds", rounded(costs.seconds()));
            line.put("cpuSeconds", rounded(costs.cpu()));
            line.put("peakMemoryMiB", costs.peakMebibytes());
            out.println(JSON.writeValueAsString(line));
            if (!result.refused().isEmpty()) {
                throw new Problem(
                        "bench-failed", 500, "有页面不能生成：" + result.refused().getFirst());
            }
        }
    }

    static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
