package org.huizheng.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** Deterministic articles in the import format, for measurements that bring their own. */
final class SyntheticNews {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> SUBJECTS = List.of(
            "优化营商环境",
            "义务教育招生",
            "城乡居民医疗保险",
            "老旧小区改造",
            "公共租赁住房",
            "养老服务",
            "河湖长制",
            "食品安全监管",
            "就业创业服务",
            "农村公路养护",
            "海绵城市建设",
            "全民健身",
            "消防安全",
            "不动产登记",
            "垃圾分类",
            "人才引进");
    private static final List<String> ACTS = List.of("推进", "部署", "公布", "启动", "落实", "检查", "完善", "通报");
    private static final int CHANNELS = 12;
    /** The first channel gets this share of all documents. */
    private static final double FIRST_SHARE = 0.4;

    private final Random random = new Random(1);

    void write(Path file, int documents) throws IOException {
        Instant start = Instant.parse("2016-01-04T00:00:00Z");
        long step = 10L * 365 * 86_400 / Math.max(1, documents);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 1; i <= documents; i++) {
                int channel = random.nextDouble() < FIRST_SHARE ? 1 : 2 + random.nextInt(CHANNELS - 1);
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("id", "synthetic-" + i);
                line.put("channel", "xwzx/l" + channel);
                line.put("channelName", "新闻中心/栏目" + channel);
                line.put("type", "article");
                line.put("title", title(i));
                line.put("body", body());
                line.put("bodyFormat", "html");
                line.put("source", "测速市人民政府办公室");
                line.put("publishedAt", start.plusSeconds(step * i).toString());
                out.write(JSON.writeValueAsString(line));
                out.newLine();
            }
        }
    }

    String title(int number) {
        return "测速市" + pick(ACTS) + pick(SUBJECTS) + "第" + number + "期";
    }

    String body() {
        StringBuilder body = new StringBuilder();
        for (int paragraph = 0; paragraph < 6; paragraph++) {
            body.append("<p>");
            for (int sentence = 0; sentence < 4; sentence++) {
                body.append("有关部门")
                        .append(pick(ACTS))
                        .append(pick(SUBJECTS))
                        .append("工作，完成")
                        .append(random.nextInt(900) + 10)
                        .append("项任务，惠及群众")
                        .append(random.nextInt(90_000) + 100)
                        .append("人次。");
            }
            body.append("</p>\n");
        }
        return body.toString();
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
