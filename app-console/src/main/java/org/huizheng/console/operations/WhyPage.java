package org.huizheng.console.operations;

import java.util.Map;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;
import org.huizheng.render.ExplainPage;
import org.jspecify.annotations.Nullable;

/** Explains why a page shows what it shows. */
final class WhyPage implements Operation {

    private final ExplainPage explain;

    WhyPage(ExplainPage explain) {
        this.explain = explain;
    }

    @Override
    public String name() {
        return "why";
    }

    @Override
    public Outcome perform(Arguments arguments, Progress progress) {
        var why = explain.of(arguments.text("site"), arguments.text("path"));
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
                        approval(why),
                        why.writtenAt(),
                        because(why.because()),
                        String.join("\n  ", why.reads()),
                        String.join("\n  ", why.lists()));
        return Outcome.done(text, Map.of("explanation", why));
    }

    private static String because(ExplainPage.@Nullable Because because) {
        return because == null
                ? ""
                : "，因为 " + because.at() + " 的变更 " + because.seq() + "（" + because.change()
                        + (because.documentId() == null ? "" : "，稿件 " + because.documentId()) + "）";
    }

    private static String approval(ExplainPage.Explanation why) {
        return why.editionId() == null ? "由站点、栏目和主题生成" : "显示版本 " + why.editionId() + "，审批 " + why.approvalId();
    }
}
