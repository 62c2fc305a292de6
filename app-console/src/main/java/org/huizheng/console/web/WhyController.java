package org.huizheng.console.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huizheng.console.system.PageWords;
import org.huizheng.document.Edition;
import org.huizheng.document.EditionQueries;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.Summary;
import org.huizheng.render.ExplainPage;
import org.huizheng.render.ExplainPage.Explanation;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 溯源: why a page shows what it shows, for who looks after its site. */
@RestController
final class WhyController {

    private static final int LONGEST = 2_000;

    private static final Map<String, String> CHANGES = Map.ofEntries(
            Map.entry("publishEditions", "签发"),
            Map.entry("retractDocument", "撤下或归档"),
            Map.entry("publishSite", "站点信息或状态改变"),
            Map.entry("publishChannels", "栏目改变"),
            Map.entry("removeChannel", "栏目关闭或并入"),
            Map.entry("publishContentTypes", "内容模型改变"),
            Map.entry("showEmergency", "应急公告开始"),
            Map.entry("endEmergency", "应急公告结束"),
            Map.entry("useTheme", "主题改变"),
            Map.entry("publishWords", "各站共用的词改变"),
            Map.entry("recutList", "列表重新分页"),
            Map.entry("turnDay", "日期改变"));

    private final SiteQueries sites;
    private final EditionQueries editions;
    private final ExplainPage explain;

    WhyController(SiteQueries sites, EditionQueries editions, ExplainPage explain) {
        this.sites = sites;
        this.editions = editions;
        this.explain = explain;
    }

    /** @param chain how it was approved; all but the number is missing where the document is another site's */
    record Approved(
            long approvalId,
            @Nullable Long documentId,
            @Nullable Integer number,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable String chain) {}

    record Because(
            String change, String changeName, @Nullable Long documentId, Instant at) {}

    /**
     * @param since when it came to show what it shows
     * @param reads names of what it read; {@code lists} the parts of lists
     */
    record Why(
            String page,
            String pageName,
            String path,
            int status,
            String template,
            String hash,
            Instant since,
            @Nullable Because because,
            @Nullable Approved approved,
            List<String> reads,
            List<String> lists) {}

    @Summary("溯源：一个页面读了什么、为什么这样显示")
    @GetMapping("/api/sites/{code}/why")
    Why why(SiteScope scope, @PathVariable String code, @RequestParam String path) {
        if (sites.byCode(scope, code).isEmpty()) {
            throw Problem.notFound("站点不存在");
        }
        if (path.isBlank() || path.length() > LONGEST || path.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("path 应为本站的地址，如 /zwgk/");
        }
        Explanation found = explain.of(code, path.strip());
        return new Why(
                found.page(),
                PageWords.of(found.page()),
                found.path(),
                found.status(),
                found.template(),
                found.hash(),
                found.since(),
                because(found.because()),
                approved(scope, found),
                found.reads(),
                found.lists());
    }

    private static @Nullable Because because(ExplainPage.@Nullable Because because) {
        if (because == null) {
            return null;
        }
        String change = because.change().split(" ", 2)[0];
        return new Because(because.change(), CHANGES.getOrDefault(change, change), because.documentId(), because.at());
    }

    private @Nullable Approved approved(SiteScope scope, Explanation found) {
        Long editionId = found.editionId();
        Long approvalId = found.approvalId();
        if (editionId == null || approvalId == null) {
            return null;
        }
        Edition edition = editions.edition(scope, editionId).orElse(null);
        Edition.Approval approval = edition == null ? null : edition.approval();
        if (edition == null || approval == null || approval.id() != approvalId) {
            return new Approved(approvalId, null, null, null, null, null);
        }
        return new Approved(
                approvalId,
                edition.documentId(),
                edition.number(),
                approval.approvedBy(),
                approval.approvedAt(),
                approval.chain());
    }
}
