package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyMarkupTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <p>a<script>alert(1)</script>b</p>                           | <p>ab</p>
            <p onclick="x()">a</p>                                       | <p>a</p>
            <a href="javascript:alert(1)">a</a>                          | <p>a</p>
            <a href="//evil.example/">a</a>                              | <p>a</p>
            <a href="https://www.gov.cn/a?b=1&c=2">a</a>                 | <p><a href="https://www.gov.cn/a?b=1&amp;c=2">a</a></p>
            <a href="/zwgk/政策.html">a</a>                              | <p><a href="/zwgk/政策.html">a</a></p>
            <a href="../x.html#h-1">a</a>                                | <p><a href="../x.html#h-1">a</a></p>
            <a href="mailto:a@b.gov.cn">a</a>                            | <p><a href="mailto:a@b.gov.cn">a</a></p>
            <a href="attachment:表.xlsx">表</a>                          | <p><a href="/files/7/1-0a.xlsx">表</a></p>
            <a href="attachment:无.xlsx">表</a>                          | <p>表</p>
            <img src="https://evil.example/x.png">                       | ~~
            <img src="attachment:图.png" alt="图">                       | <p><img alt="图" src="/files/7/2-0b.png"></p>
            <img src="/files/8/2-0b.png">                                | ~~
            <p style="text-align: Center; position:fixed">a</p>          | <p class="gw-center">a</p>
            <p style="text-indent:2em;background:url(x)">a</p>           | <p>a</p>
            <p align="right">a</p>                                       | <p class="gw-right">a</p>
            <p class="x gw-note y">a</p>                                 | <p class="gw-note">a</p>
            <p>a<!--#include virtual="/etc/passwd"-->b</p>               | <p>ab</p>
            <p>a<!-- c -->b</p>                                          | <p>ab</p>
            <p>{{ x }} a@b = `c` + d</p>                                 | <p>{{ x }} a@b = `c` + d</p>
            <p>&lt;!--#exec cmd="x"--&gt;</p>                            | <p>&lt;!--#exec cmd="x"--&gt;</p>
            <h2>一</h2><h3 id="h-1">二</h3>                              | ~<h2 id="h-1">一</h2>\n<h3 id="h-2">二</h3>~
            <h1>一</h1><h2>二</h2>                                       | ~<h2 id="h-1">一</h2>\n<h3 id="h-2">二</h3>~
            <h2 id="main">一</h2>                                        | <h2 id="h-1">一</h2>
            <h2 id="h-part">一</h2>                                      | <h2 id="h-part">一</h2>
            <iframe src="https://x/"></iframe><p>a                       | <p>a</p>
            <style>p{}</style><p>a</p>                                   | <p>a</p>
            <svg><script>1</script></svg><p>a</p>                        | <p>a</p>
            <form action="/x"><input name="a"><p>a</p></form>            | <p>a</p>
            <th colspan="2">a</th>                                       | <p>a</p>
            a                                                            | <p>a</p>
            """)
    void onlyWhatIsHarmlessStays(String given, String kept) {
        String once = BodyMarkup.sanitised(given, BodyFormat.HTML, BodyMarkupTests::file);
        assertThat(once).isEqualTo(kept.strip().replace("\\n", "\n"));
        assertThat(BodyMarkup.sanitised(once, BodyFormat.HTML, BodyMarkupTests::file))
                .isEqualTo(once);
    }

    @Test
    void markdownBecomesTheSameMarkup() {
        String html = BodyMarkup.sanitised("""
                # 总则

                | 项目 | 金额 |
                |:----:|-----:|
                | 甲   | 1    |

                见[附表](attachment:表.xlsx)。<script>x</script>
                """, BodyFormat.MARKDOWN, BodyMarkupTests::file);
        assertThat(html)
                .contains("<h2 id=\"h-1\">总则</h2>")
                .contains("<th class=\"gw-center\" scope=\"col\">项目</th>")
                .contains("<td class=\"gw-right\">1</td>")
                .contains("<a href=\"/files/7/1-0a.xlsx\">附表</a>")
                .doesNotContain("script");
    }

    private static String file(String reference) {
        return switch (reference) {
            case "attachment:表.xlsx", "/files/7/1-0a.xlsx" -> "/files/7/1-0a.xlsx";
            case "attachment:图.png", "/files/7/2-0b.png" -> "/files/7/2-0b.png";
            default -> "";
        };
    }
}
