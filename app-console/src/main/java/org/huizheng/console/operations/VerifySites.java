package org.huizheng.console.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Background;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;
import org.huizheng.page.VerifyPages;
import org.huizheng.page.VerifyPages.Difference;
import org.huizheng.site.Site;
import org.springframework.beans.factory.ObjectProvider;

/** Holds the stored files of sites against their manifests, and these against what was signed. */
public final class VerifySites implements Operation {

    public static final String NAME = "verify";

    private static final int SHOWN = 20;

    private final SiteCodes sites;
    private final ObjectProvider<VerifyPages> verify;

    VerifySites(SiteCodes sites, ObjectProvider<VerifyPages> verify) {
        this.sites = sites;
        this.verify = verify;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Background background() {
        return new Background("核对页面", "system.read", "verifySites");
    }

    @Override
    public Outcome perform(Arguments arguments, Progress progress) {
        List<Site> chosen = sites.oneOrAll(arguments);
        Map<String, Object> bySite = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        boolean sound = true;
        for (Site site : chosen) {
            progress.at("核对 " + site.code(), bySite.size(), chosen.size());
            VerifyPages.Result result = verify.getObject().perform(site.id(), site.code());
            bySite.put(site.code(), result);
            sound &= result.differences().isEmpty();
            text.append("%s：%,d 个文件，%,d 条签名记录%s%n"
                    .formatted(site.code(), result.pages(), result.roots(), words(result.differences())));
        }
        return new Outcome(sound, chosen.isEmpty() ? "还没有站点" : text.toString().strip(), bySite);
    }

    private static String words(List<Difference> differences) {
        if (differences.isEmpty()) {
            return "，全部相符";
        }
        String first = differences.stream()
                .limit(SHOWN)
                .map(d -> "\n  " + word(d.kind()) + " " + d.path())
                .collect(Collectors.joining());
        return "，" + differences.size() + " 处不符" + first;
    }

    private static String word(String kind) {
        return switch (kind) {
            case "changed" -> "被改动";
            case "missing" -> "缺失";
            case "row" -> "清单记录被改动";
            case "seal" -> "清单封印无效";
            case "list" -> "清单文件不符";
            case "root" -> "签名链断开";
            case "pointer" -> "被改动";
            default -> "多余";
        };
    }
}
