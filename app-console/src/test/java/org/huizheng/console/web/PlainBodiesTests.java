package org.huizheng.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainBodiesTests {

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"\\u0000\"}", "{\"\\u0000\":1}", "[\"\\\\\\u0000\"]", "\\u0000"})
    void aTextWithNulIsFoundWhereverItStands(String json) {
        assertThat(PlainBodies.hasNul(json.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"\\\\u0000\"}", "\\u000", "\\", "[\"\\\"u0000\"]", "\"空\""})
    void whatOnlyLooksLikeItIsLet(String json) {
        assertThat(PlainBodies.hasNul(json.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void jsonInAnotherEncodingIsRefused() {
        assertThat(PlainBodies.hasNul("{}".getBytes(StandardCharsets.UTF_16LE))).isTrue();
    }
}
