package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyStartTests {

    /** {@code ^} stands where something is put in. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <html><body>^a</body>
            <BODY CLASS='x'>^a
            <body data-x="a>b" class="c">^a
            <!-- <body> --><body>^a
            <title>on <body> tags</title><body>^a
            <head><script type="application/json">"<body>"</script></head><body>^a
            <style>a::before{content:"<body>"}</style><body>^a
            <bodyguard><body>^a
            <p>no body</p>^<!--#include virtual="/_f/foot.html"-->
            nothing at all^
            <!-- never closed <body>^
            """)
    void isWhereABrowserBeginsTheBody(String expected) {
        String page = expected.replace("^", "");
        byte[] made = BodyStart.with("^".getBytes(StandardCharsets.UTF_8), page.getBytes(StandardCharsets.UTF_8));
        assertThat(new String(made, StandardCharsets.UTF_8)).isEqualTo(expected);
    }
}
