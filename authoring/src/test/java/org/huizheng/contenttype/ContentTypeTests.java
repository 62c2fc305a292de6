package org.huizheng.contenttype;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Blocker;
import org.junit.jupiter.api.Test;

class ContentTypeTests {

    @Test
    void whatFitsTheTypeIsTaken() {
        assertThat(reasons(
                        "policy",
                        Map.of(
                                "topic",
                                "综合政务",
                                "effectiveAt",
                                "2026-12-01",
                                "revisionNotes",
                                List.of("2020年制定"),
                                "abolishedAt",
                                "")))
                .isEmpty();
        assertThat(reasons("service", Map.of("materials", List.of(Map.of("name", "身份证", "copies", "1")))))
                .isEmpty();
    }

    @Test
    void anUnknownFieldIsRefused() {
        assertThat(reasons("article", Map.of("topic", "x")))
                .singleElement()
                .asString()
                .contains("topic")
                .contains("不属于");
        assertThat(reasons("service", Map.of("materials", List.of(Map.of("name", "身份证", "colour", "红")))))
                .singleElement()
                .asString()
                .contains("第 1 行");
    }

    @Test
    void aWrongValueIsNamedInTheEditorsWords() {
        assertThat(reasons("policy", Map.of("effectiveAt", "明天"))).containsExactly("“施行日期”应为日期，如 2026-11-20");
        assertThat(reasons("interpretation", Map.of("form", "口头")))
                .singleElement()
                .asString()
                .contains("解读形式")
                .contains("动漫");
        assertThat(reasons("link", Map.of())).containsExactly("“链接地址”不能为空");
        assertThat(reasons("link", Map.of("url", "javascript:x"))).hasSize(1);
    }

    private static List<String> reasons(String type, Map<String, Object> attributes) {
        return LoadContentTypes.read(type).blockers(attributes).stream()
                .map(Blocker::reason)
                .toList();
    }
}
