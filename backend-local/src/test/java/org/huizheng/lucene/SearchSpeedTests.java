package org.huizheng.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.huizheng.kernel.SearchIndex.Entry;
import org.huizheng.kernel.SearchIndex.Order;
import org.huizheng.kernel.SearchIndex.Query;
import org.huizheng.kernel.SearchIndex.Within;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** G9 and the index's part of G7 over 100,000 invented documents of about 1,000 characters. */
@Tag("long")
class SearchSpeedTests {

    private static final int DOCUMENTS = Integer.getInteger("documents", 100_000);
    private static final String[] SUBJECTS =
            ("高龄津贴 公租房 幼儿园学位 城市更新 河湖长制 数据共享 一网通办 安全生产 防汛抗旱 乡村振兴 营商环境 就业创业 社会救助 医疗保险 养老服务 "
                            + "污染防治 食品安全 义务教育 公共交通 财政预算 土地征收 行政许可 政务公开 消防检查 文化旅游 科技创新 招商引资 粮食储备 老旧小区改造 电子证照")
                    .split(" ");
    private static final String[] VERBS = "推进 规范 加强 完善 落实 开展 组织 印发 公示 调整 建立 优化 健全 统筹 检查 审批 申报 办理".split(" ");
    private static final String[] OTHERS =
            ("各县区人民政府 市直各部门 有关单位 责任人员 完成时限 群众满意度 实施方案 工作机制 监管措施 专项资金 申请材料 受理窗口 办理时限 联系电话 "
                            + "截至九月底 同比增长 运行平稳有序 依法依规 第一责任人 督查通报 整改落实 信息平台 服务指南 试点示范 考核评价")
                    .split(" ");

    private final Random random = new Random(9);

    @Test
    void aSearchByDateWithMarksAndFacetsTakesMilliseconds(@TempDir Path directory) {
        try (LuceneSearchIndex index = LuceneSearchIndex.open(directory, Clock.systemUTC())) {
            long began = System.nanoTime();
            for (int from = 0; from < DOCUMENTS; from += 500) {
                List<Entry> batch = new ArrayList<>();
                for (int i = from; i < Math.min(DOCUMENTS, from + 500); i++) {
                    batch.add(entry(i + 1));
                }
                index.put(batch);
            }
            index.refresh();
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf("documents put per second: %d%n", Math.round(DOCUMENTS / seconds));
            double newest = measure("newest, marks, facets", Order.NEWEST, true, index);
            measure("newest, marks", Order.NEWEST, false, index);
            measure("relevance, marks, facets", Order.RELEVANCE, true, index);
            visible(index);
            assertThat(newest).as("p99 in ms").isLessThan(150);
        }
    }

    private double measure(String what, Order order, boolean facets, LuceneSearchIndex index) {
        double[] times = new double[1_000];
        for (int i = -200; i < times.length; i++) {
            Query query = new Query(words(), Set.of(), Map.of(), null, null, Within.ALL, order, 0, 20, facets);
            long began = System.nanoTime();
            index.search(query);
            if (i >= 0) {
                times[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        return report(what, times);
    }

    private void visible(LuceneSearchIndex index) {
        double[] times = new double[100];
        for (int i = 0; i < times.length; i++) {
            Entry entry = entry(DOCUMENTS + 1 + i);
            long began = System.nanoTime();
            index.put(List.of(entry));
            index.search(new Query(
                    entry.documentNumber(), Set.of(), Map.of(), null, null, Within.ALL, Order.NEWEST, 0, 20, true));
            times[i] = (System.nanoTime() - began) / 1e6;
            index.refresh();
        }
        report("put until found", times);
    }

    private static double report(String what, double[] times) {
        Arrays.sort(times);
        double p99 = times[times.length * 99 / 100];
        System.out.printf("%s: p50 %.1f ms, p99 %.1f ms%n", what, times[times.length / 2], p99);
        return p99;
    }

    private String words() {
        String subject = one(SUBJECTS);
        return switch (random.nextInt(4)) {
            case 0 -> subject;
            case 1 -> subject + " " + one(OTHERS);
            case 2 -> one(VERBS) + subject;
            default -> "澜府规〔" + (2000 + random.nextInt(26)) + "〕" + random.nextInt(2_000) + "号";
        };
    }

    private Entry entry(long id) {
        StringBuilder text = new StringBuilder();
        while (text.length() < 1_000) {
            text.append(one(VERBS))
                    .append(one(SUBJECTS))
                    .append('，')
                    .append(one(OTHERS))
                    .append(one(VERBS))
                    .append(one(OTHERS))
                    .append('。');
        }
        int year = (int) (2000 + id % 26);
        return new Entry(
                "1:" + id,
                1,
                id,
                "关于" + one(VERBS) + one(SUBJECTS) + "的通知",
                text.toString(),
                "澜府规〔" + year + "〕" + id % 2_000 + "号",
                "/zwgk/" + id + ".html",
                Instant.EPOCH.plusSeconds(random.nextInt(1_700_000_000)),
                Map.of(
                        "type", List.of(id % 5 == 0 ? "policy" : "article"),
                        "channel", List.of("c" + id % 8),
                        "issuer", List.of("机关" + id % 60),
                        "year", List.of(String.valueOf(year)),
                        "site", List.of("1")));
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
