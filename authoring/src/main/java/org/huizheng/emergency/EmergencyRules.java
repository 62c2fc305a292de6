package org.huizheng.emergency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.release.EmergencyContent;

/** What may be proposed at all. */
final class EmergencyRules {

    static final int LONGEST_TEXT = 200;
    static final Duration LONGEST = Duration.ofDays(30);
    private static final int LONGEST_LINK = 500;
    private static final int LONGEST_LINK_TEXT = 20;
    private static final Pattern LINK = Pattern.compile(
            "(/(?![/\\\\])|https?://[A-Za-z0-9.-]+(:\\d{1,5})?(?=[/?#]|$))[\\x21-\\x7e&&[^\"<>\\\\`{}|^]]*");

    private EmergencyRules() {}

    static List<Blocker> blockers(EmergencyPlan plan, Instant now) {
        EmergencyContent content = plan.content();
        Instant from = plan.startsAt() == null ? now : plan.startsAt();
        return new Blockers()
                .require(!content.text().isEmpty() || content.greyscale(), "content", "请写横幅文字，或选择全站变灰")
                .require(content.text().length() <= LONGEST_TEXT, "text", "横幅文字最多 " + LONGEST_TEXT + " 字")
                .plain("text", "横幅文字", content.text())
                .require(content.text().chars().noneMatch(Character::isISOControl), "text", "横幅文字须写成一行")
                .require(
                        content.link().isEmpty() || isLink(content.link()),
                        "link",
                        "链接须是 / 开头的站内地址，或 http(s):// 开头的完整网址")
                .require(content.link().isEmpty() || !content.text().isEmpty(), "link", "没有横幅文字时不能有链接")
                .require(
                        content.linkText().length() <= LONGEST_LINK_TEXT,
                        "linkText",
                        "链接文字最多 " + LONGEST_LINK_TEXT + " 字")
                .plain("linkText", "链接文字", content.linkText())
                .require(!plan.reason().isBlank(), "reason", "请写明依据（谁的要求、什么事件）")
                .require(plan.reason().length() <= LONGEST_TEXT, "reason", "依据最多 " + LONGEST_TEXT + " 字")
                .plain("reason", "依据", plan.reason())
                .require(plan.endsAt().isAfter(now) && plan.endsAt().isAfter(from), "endsAt", "结束时间须晚于开始时间，也须晚于现在")
                .require(!plan.endsAt().isAfter(now.plus(LONGEST)), "endsAt", "结束时间最长在 30 天以内；需要更久时，到时再发起一次")
                .require(plan.sites() == null || !plan.sites().isEmpty(), "sites", "这个范围里没有站点")
                .list();
    }

    private static boolean isLink(String link) {
        return link.length() <= LONGEST_LINK && LINK.matcher(link).matches();
    }
}
