package org.huizheng.console.operations;

import java.util.Map;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;
import org.huizheng.render.ExplainPage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Explains why a page shows what it shows. */
final class WhyPage implements Operation {

    private final ExplainPage explain;
    private final TellPage tell;
    private final JdbcClient jdbc;

    WhyPage(ExplainPage explain, TellPage tell, JdbcClient jdbc) {
        this.explain = explain;
        this.tell = tell;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "why";
    }

    @Override
    public Outcome perform(Arguments arguments, Progress progress) {
        String given = arguments.text("page");
        String site = arguments.text("site", "");
        PageAddress page = site.isEmpty() ? PageAddress.of(jdbc, given) : new PageAddress(site, given);
        var why = explain.of(page.site(), page.path());
        String text = """
                页面 %s（%s），状态 %d，哈希 %s
                模板 %s，主题 %s，日志位置 %d
                %s
                %s 起这样显示%s
                读取：
                  %s
                列表：
                  %s""".formatted(
                        why.page(),
                        why.path(),
                        why.status(),
                        why.hash(),
                        why.template(),
                        why.themeHash(),
                        why.seq(),
                        tell.approval(why.editionId(), why.approvalId()),
                        TellPage.time(why.since()),
                        because(why.because()),
                        String.join("\n  ", why.reads()),
                        String.join("\n  ", why.lists()));
        return Outcome.done(text, Map.of("explanation", why));
    }

    private static String because(ExplainPage.@Nullable Because because) {
        return because == null
                ? ""
                : "，因为 " + TellPage.time(because.at()) + " 的变更 " + because.seq() + "（" + because.change()
                        + (because.documentId() == null ? "" : "，稿件 " + because.documentId()) + "）";
    }
}
