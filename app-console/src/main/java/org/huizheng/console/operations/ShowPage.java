package org.huizheng.console.operations;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;
import org.huizheng.page.Erasure;
import org.huizheng.page.PastPages;
import org.huizheng.release.ReleasedSites;
import org.huizheng.render.PastMoment;
import org.huizheng.render.ShowPast;
import org.huizheng.render.ShowPast.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows what a reader was answered at a past moment. */
final class ShowPage implements Operation {

    private final ShowPast past;
    private final TellPage tell;
    private final JdbcClient jdbc;
    private final ScopedTransactions transactions;
    private final AuditTrail audit;

    ShowPage(ShowPast past, TellPage tell, JdbcClient jdbc, ScopedTransactions transactions, AuditTrail audit) {
        this.past = past;
        this.tell = tell;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "show";
    }

    @Override
    public Outcome perform(Arguments arguments, Progress progress) {
        PageAddress page = PageAddress.of(jdbc, arguments.text("url"));
        Instant at = PastMoment.of(arguments.text("at"));
        Shown shown = past.perform(page.site(), page.path(), at);
        transactions.write(
                SiteScope.everySite(),
                () -> audit.record(
                        Operator.actor(),
                        "showPast",
                        ReleasedSites.idOf(jdbc, page.site()).orElse(null),
                        "page:" + shown.path(),
                        Map.of("at", at.toString())));
        byte[] bytes = shown.bytes();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("status", shown.status());
        facts.put("location", shown.location());
        facts.put("since", text(shown.since()));
        facts.put("until", text(shown.until()));
        PastPages.Version version = shown.version();
        facts.put("hash", version == null ? null : version.hash());
        facts.put("edition", version == null ? null : version.editionId());
        facts.put("approval", version == null ? null : version.approvalId());
        Erasure erased = shown.erased();
        facts.put("erased", erased == null ? null : erased.confirmedAt().toString());
        facts.put("ground", erased == null ? null : erased.ground().label());
        boolean sent = bytes != null && bytes.length <= PastPages.MOST_BYTES;
        facts.put("body", sent ? Base64.getEncoder().encodeToString(bytes) : null);
        boolean sound = version == null || bytes != null || shown.large() || shown.location() != null || erased != null;
        return new Outcome(sound, head(shown, bytes), facts);
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private String head(Shown shown, byte @Nullable [] bytes) {
        StringBuilder text = new StringBuilder();
        text.append(shown.status()).append(' ').append(word(shown));
        text.append("\n时间：").append(TellPage.time(shown.at())).append("（北京时间）");
        PastPages.Version version = shown.version();
        if (version != null) {
            text.append("\n起止：")
                    .append(shown.since() == null ? "有记录以前" : TellPage.time(shown.since()))
                    .append(" 至 ")
                    .append(shown.until() == null ? "现在" : TellPage.time(shown.until()));
            text.append("\n依据：").append(tell.approval(version.editionId(), version.approvalId()));
            text.append("\n模板：").append(version.template().isEmpty() ? "引擎" : version.template());
            text.append("\n哈希：").append(version.hash()).append(bytes == null && !shown.large() ? "" : "（已核对）");
        }
        shown.parts().forEach(part -> text.append("\n片段：")
                .append(part.path())
                .append(part.since() == null ? "" : "，" + TellPage.time(part.since()) + " 起"));
        Erasure erased = shown.erased();
        if (erased != null) {
            text.append("\n依法删除：").append(TellPage.time(erased.confirmedAt())).append('，');
            text.append(erased.ground().label()).append("，").append(erased.reason());
            text.append("；")
                    .append(erased.proposedBy())
                    .append(" 发起，")
                    .append(erased.confirmedBy())
                    .append(" 确认");
        } else if (shown.large()) {
            text.append("\n这个文件太大，不取出内容");
        } else if (version != null && bytes == null && shown.location() == null) {
            text.append(version.stored() ? "\n保存的内容与记录的哈希不符，不予显示" : "\n这一版的内容没有保存下来，只有它的哈希");
        }
        return text.toString();
    }

    private static String word(Shown shown) {
        if (shown.erased() != null) {
            return "依法删除";
        }
        if (!shown.closed().isEmpty() && shown.status() != 200) {
            return "站点当时不对公众开放";
        }
        return switch (shown.status()) {
            case 200 -> shown.takenBack() ? "当时显示，后来已撤下" : "当时显示";
            case 301, 302 -> "转到 " + shown.location();
            case 410 -> "当时已撤下";
            default -> "当时没有这个页面";
        };
    }
}
