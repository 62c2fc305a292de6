package org.huizheng.console.operations;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.huizheng.document.Edition;
import org.huizheng.document.EditionQueries;
import org.huizheng.kernel.SiteScope;
import org.jspecify.annotations.Nullable;

/** How a page's times and its approval are told on the command line. */
final class TellPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final EditionQueries editions;

    TellPage(EditionQueries editions) {
        this.editions = editions;
    }

    /** In Beijing. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    /** @param editionId null for what the engine makes of the site itself */
    String approval(@Nullable Long editionId, @Nullable Long approvalId) {
        if (editionId == null) {
            return "由站点、栏目和主题生成";
        }
        return "版本 " + editionId + "，审批 " + approvalId
                + editions.edition(SiteScope.everySite(), editionId)
                        .map(Edition::approval)
                        .filter(approval -> approvalId != null && approval.id() == approvalId)
                        .map(approval -> "，" + approval.approvedBy() + " 于 " + time(approval.approvedAt()) + " 通过")
                        .orElse("");
    }
}
