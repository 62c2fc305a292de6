package org.huizheng.console.operations;

import java.util.List;
import java.util.Map;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Background;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;
import org.huizheng.render.RenderProgress;
import org.huizheng.render.RequestRebuild;
import org.huizheng.site.Site;

/** Asks for whole sites and waits until they are made. */
final class RebuildSites implements Operation {

    private final SiteCodes sites;
    private final RequestRebuild request;
    private final RenderProgress render;

    RebuildSites(SiteCodes sites, RequestRebuild request, RenderProgress render) {
        this.sites = sites;
        this.request = request;
        this.render = render;
    }

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public Background background() {
        return new Background("全站重新生成", "system.rebuild", "rebuildSite");
    }

    @Override
    public Outcome perform(Arguments arguments, Progress progress) throws InterruptedException {
        List<String> codes = sites.oneOrAll(arguments).stream().map(Site::code).toList();
        codes.forEach(request::site);
        for (String code : codes) {
            for (long waiting = 1; waiting > 0; waiting = render.depth(code).waiting()) {
                progress.at("重新生成 " + code + "，还剩", waiting, 0);
                Thread.sleep(50);
            }
        }
        long failed =
                codes.stream().mapToLong(code -> render.depth(code).failed()).sum();
        String text = "已重新生成 " + codes.size() + " 个站点" + (failed == 0 ? "" : "，" + failed + " 个页面失败");
        return new Outcome(failed == 0, text, Map.of("sites", codes, "failed", failed));
    }
}
