package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's pages over HTTP: what is cached, what is compressed, and what browsers are told. */
class StaffPagesModuleTests {

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

    private final TestProduct here = TestProduct.shared();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/sites/jia/documents/17", "/claim"})
    void aPlaceInsideTheConsoleIsItsFirstPage(String path) {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<div id=\"app\">");
        assertThat(header(page, "Content-Type")).startsWith("text/html");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/nothing.js", "/nothing.svg", "/health/nothing", "/../pom.xml"})
    void whatIsNotThereIsNotTheFirstPage(String path) {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void aFileNamedByItsContentIsKeptForAYearAndSentCompressed() {
        Matcher script = SCRIPT.matcher(get("/").body());
        assertThat(script.find()).isTrue();
        HttpResponse<String> answer = here.send(here.request("GET", script.group(1), "")
                .header("Accept-Encoding", "gzip")
                .build());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Cache-Control")).contains("immutable", "max-age=31536000");
        assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(answer, "Content-Type")).contains("javascript");
    }

    @Test
    void browsersAreToldWhatThePagesNeverDo() {
        HttpResponse<String> page = get("/");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'self';", "frame-ancestors 'none'", "frame-src 'self'")
                .doesNotContain("unsafe-eval");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
    }

    private HttpResponse<String> get(String path) {
        return here.send(here.request("GET", path, "").build());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
