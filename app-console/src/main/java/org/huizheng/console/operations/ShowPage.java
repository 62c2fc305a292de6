package org.huizheng.console.operations;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huizheng.document.Edition;
import org.huizheng.document.EditionQueries;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Problem;
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

    private static final int MOST_BYTES = 8 << 20;
    private static final String LOCAL = ".localhost";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final ShowPast past;
    private final EditionQueries editions;
    private final JdbcClient jdbc;
    private final ScopedTransactions transactions;
    private final AuditTrail audit;

    ShowPage(
            ShowPast past,
            EditionQueries editions,
            JdbcClient jdbc,
            ScopedTransactions transactions,
            AuditTrail audit) {
        this.past = past;
        this.editions = editions;
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
        URI url = url(arguments.text("url"));
        Instant at = PastMoment.of(arguments.text("at"));
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String site = site(url.getHost());
        Shown shown = past.perform(site, path + query, at);
        transactions.write(
                SiteScope.everySite(),
                () -> audit.record(
                        Operator.actor(),
                        "showPast",
                        ReleasedSites.idOf(jdbc, site).orElse(null),
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
        boolean sent = bytes != null && bytes.length <= MOST_BYTES;
        facts.put("body", sent ? Base64.getEncoder().encodeToString(bytes) : null);
        boolean sound = version == null || bytes != null || shown.location() != null || erased != null;
        return new Outcome(sound, head(shown, bytes), facts);
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static URI url(String given) {
        try {
            URI url = new URI(given.contains("://") ? given : "http://" + given);
            String scheme = url.getScheme().toLowerCase(Locale.ROOT);
            if (url.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // refused below
        }
        throw Problem.invalid("网址应写成 http://www.example.gov.cn/zwgk/ 的形式");
    }

    private String site(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String known = ReleasedSites.hosts(jdbc).get(name);
        if (known != null) {
            return known;
        }
        String code = name.endsWith(LOCAL) ? name.substring(0, name.length() - LOCAL.length()) : "";
        if (ReleasedSites.idOf(jdbc, code).isEmpty()) {
            throw Problem.notFound("没有站点用 " + host + " 这个域名");
        }
        return code;
    }

    private String head(Shown shown, byte @Nullable [] bytes) {
        StringBuilder text = new StringBuilder();
        text.append(shown.status()).append(' ').append(word(shown));
        text.append("\n时间：").append(TIME.format(shown.at())).append("（北京时间）");
        PastPages.Version version = shown.version();
        if (version != null) {
            text.append("\n起止：")
                    .append(shown.since() == null ? "有记录以前" : TIME.format(shown.since()))
                    .append(" 至 ")
                    .append(shown.until() == null ? "现在" : TIME.format(shown.until()));
            text.append("\n依据：").append(approval(version));
            text.append("\n模板：").append(version.template().isEmpty() ? "引擎" : version.template());
            text.append("\n哈希：").append(version.hash()).append(bytes == null ? "" : "（已核对）");
        }
        shown.parts().forEach(part -> text.append("\n片段：")
                .append(part.path())
                .append(part.since() == null ? "" : "，" + TIME.format(part.since()) + " 起"));
        Erasure erased = shown.erased();
        if (erased != null) {
            text.append("\n依法删除：").append(TIME.format(erased.confirmedAt())).append('，');
            text.append(erased.ground().label()).append("，").append(erased.reason());
            text.append("；")
                    .append(erased.proposedBy())
                    .append(" 发起，")
                    .append(erased.confirmedBy())
                    .append(" 确认");
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

    private String approval(PastPages.Version version) {
        Long editionId = version.editionId();
        if (editionId == null) {
            return "由站点、栏目和主题生成";
        }
        Optional<Edition.Approval> approval = editions.edition(SiteScope.everySite(), editionId)
                .map(Edition::approval)
                .filter(a -> version.approvalId() != null && a.id() == version.approvalId());
        return "版本 " + editionId + "，审批 " + version.approvalId()
                + approval.map(a -> "，" + a.approvedBy() + " 于 " + TIME.format(a.approvedAt()) + " 通过")
                        .orElse("");
    }
}
