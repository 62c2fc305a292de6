package org.huizheng.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huizheng.bench.MeasureBanner;
import org.huizheng.bench.MeasureGeneration;
import org.huizheng.bench.MeasureLists;
import org.huizheng.bench.MeasurePast;
import org.huizheng.bench.MeasurePublishing;
import org.huizheng.bench.MeasureRebuild;
import org.huizheng.bench.MeasureSearch;
import org.huizheng.bench.MeasureServing;
import org.huizheng.bench.MeasureSignIn;
import org.huizheng.bench.MeasureTampering;
import org.huizheng.configuration.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the product on scratch data: one JSON object a line on standard output, progress on standard error. */
@Command(name = "bench", description = "测量性能，输出 JSON 行 / measure, one JSON object a line")
final class Bench extends Verb {

    /** What to measure; lower case because that is how it is typed. {@code regenerate} is a part of {@code generate}. */
    enum What {
        generate,
        publish,
        list,
        search,
        serve,
        tamper,
        rebuild,
        banner,
        past,
        signIn {
            @Override
            public String toString() {
                return "sign-in";
            }
        },
        regenerate
    }

    @Parameters(index = "0", paramLabel = "generate|publish|list|search|serve|tamper|rebuild|banner|past|sign-in")
    What what = What.publish;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE.jsonl", description = "导入格式的稿件 / documents to import")
    Path file = Path.of("");

    @Option(
            names = "--documents",
            description = "publish、list、search、tamper、rebuild：先装入的篇数，默认 25000 / documents there first")
    int documents = 25_000;

    @Option(names = "--sites", description = "banner：开设几个站点，默认 1000 / sites to open")
    int sites = 1_000;

    @Option(names = "--releases", description = "past：逐篇签发几篇，默认 2500 / documents released one by one")
    int releases = 2_500;

    @Option(names = "--warm", description = "generate：热身后测几次，默认 2 / warm runs")
    int warm = 2;

    @Option(names = "--scratch", description = "临时数据放在哪里，默认系统临时目录 / where scratch data lies")
    Path scratch = Path.of(System.getProperty("java.io.tmpdir"));

    @Override
    int perform(Shell shell, Settings settings) throws Exception {
        switch (what) {
            case generate ->
                new MeasureGeneration(settings, shell.out(), shell.err())
                        .perform(file.toAbsolutePath(), scratch, warm, thisProgram());
            case regenerate -> new MeasureGeneration(settings, shell.out(), shell.err()).regenerate(file, warm);
            case list -> new MeasureLists(settings, shell.out(), shell.err()).perform(documents, scratch);
            case search -> new MeasureSearch(shell.out(), shell.err()).perform(documents, scratch);
            case signIn -> new MeasureSignIn(shell.out(), shell.err()).perform(settings, scratch);
            case serve -> new MeasureServing(settings, shell.out(), shell.err()).perform(scratch);
            case tamper -> new MeasureTampering(settings, shell.out(), shell.err()).perform(documents, scratch);
            case banner -> new MeasureBanner(settings, shell.out(), shell.err()).perform(sites, scratch);
            case rebuild -> new MeasureRebuild(settings, shell.out(), shell.err()).perform(documents, scratch);
            case past -> new MeasurePast(settings, shell.out(), shell.err()).perform(documents, releases, scratch);
            case publish -> new MeasurePublishing(settings, shell.out(), shell.err()).perform(documents, scratch);
        }
        return ExitCode.OK;
    }

    private static List<String> thisProgram() {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return command;
    }
}
