package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.huizheng.release.Json;
import org.junit.jupiter.api.Test;

class JsonTextTests {

    @Test
    void noValueEndsTheScriptOrTheLine() {
        String hostile = "</script><script>alert(1)</script><!--#include -->\u2028\u2029&\"\\\n\u0000";
        StringBuilder out = new StringBuilder();
        new JsonText(out)
                .open('{')
                .member("name", hostile)
                .name("many")
                .values(List.of(hostile, "b"))
                .close('}');
        assertThat(out.toString()).doesNotContain("<", ">", "&", "\u2028", "\u2029", "\n", "\u0000");
        assertThat(Json.map(out.toString())).isEqualTo(Map.of("name", hostile, "many", List.of(hostile, "b")));
    }
}
