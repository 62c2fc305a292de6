package org.huizheng.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.huizheng.kernel.SearchIndex.Entry;

/** Deterministic notices of about 1,000 characters for the index alone, and what a reader would look for in them. */
final class SyntheticEntries {

    private static final int LENGTH = 1_000;
    private static final List<String> SUBJECTS = words("""
            高龄津贴 公租房 幼儿园学位 城市更新 河湖长制 数据共享 一网通办 安全生产 防汛抗旱 乡村振兴 营商环境 就业创业 社会救助 医疗保险 养老服务
            污染防治 食品安全 义务教育 公共交通 财政预算 土地征收 行政许可 政务公开 消防检查 文化旅游 科技创新 招商引资 粮食储备 老旧小区改造 电子证照
            """);
    private static final List<String> VERBS = words("推进 规范 加强 完善 落实 开展 组织 印发 公示 调整 建立 优化 健全 统筹 检查 审批 申报 办理");
    private static final List<String> OTHERS = words("""
            各县区人民政府 市直各部门 有关单位 责任人员 完成时限 群众满意度 实施方案 工作机制 监管措施 专项资金 申请材料 受理窗口 办理时限 联系电话
            截至九月底 同比增长 运行平稳有序 依法依规 第一责任人 督查通报 整改落实 信息平台 服务指南 试点示范 考核评价
            """);

    private final Random random = new Random(9);

    Entry entry(long id) {
        int year = (int) (2000 + id % 26);
        return new Entry(
                "1:" + id,
                1,
                id,
                "关于" + one(VERBS) + one(SUBJECTS) + "的通知",
                text(),
                number(year, (int) (id % 2_000)),
                "/zwgk/" + id + ".html",
                Instant.EPOCH.plusSeconds(random.nextInt(1_700_000_000)),
                Map.of(
                        "type", List.of(id % 5 == 0 ? "policy" : "article"),
                        "channel", List.of("c" + id % 8),
                        "issuer", List.of("机关" + id % 60),
                        "year", List.of(String.valueOf(year)),
                        "site", List.of("1")));
    }

    /** One word, two, a phrase, or a document's number. */
    String question() {
        String subject = one(SUBJECTS);
        return switch (random.nextInt(4)) {
            case 0 -> subject;
            case 1 -> subject + " " + one(OTHERS);
            case 2 -> one(VERBS) + subject;
            default -> number(2000 + random.nextInt(26), random.nextInt(2_000));
        };
    }

    private static String number(int year, int no) {
        return "澜府规〔" + year + "〕" + no + "号";
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        while (text.length() < LENGTH) {
            text.append(one(VERBS))
                    .append(one(SUBJECTS))
                    .append('，')
                    .append(one(OTHERS))
                    .append(one(VERBS))
                    .append(one(OTHERS))
                    .append('。');
        }
        return text.toString();
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
