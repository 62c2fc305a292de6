package org.huizheng.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.huizheng.kernel.SearchText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTests {

    /** HTML and the text a reader sees in it. */
    record Sample(String html, String text) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "高<b>龄</b>津贴 | 高龄津贴",
                "<p>一</p><p>二</p> | 一 二",
                "<td>甲</td><td>乙</td> | 甲 乙",
                "第一行<br>第二行<br/>第三行 | 第一行 第二行 第三行",
                "a &lt;b&gt; &amp;amp; c | a <b> &amp; c",
                "&ldquo;引&rdquo;&#20013;&#x4E2D;&nbsp;文 | “引”中中 文",
                "1 < 2 && 3 > 2 | 1 < 2 && 3 > 2",
                "前<script>var a = '<p>';</script>后 | 前后",
                "前<style>p{}</STYLE>后 | 前后",
                "前<!-- <p>藏</p> -->后 | 前后",
                "<img alt=\"a > b\" src='x'>图 | 图",
                "<a title=it's href=x>链</a>接 | 链接",
                "&unknown; &#xZZ; &; & | &unknown; &#xZZ; &; &",
                "断开的<p | 断开的",
                "<ruby>漢<rt>han</rt></ruby>字 | 漢字",
            })
    void readsWhatAReaderSees(String html, String text) {
        assertThat(SearchText.clean(PlainText.of(html))).isEqualTo(text);
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void anyDocumentIsReadAsItsText(@ForAll("documents") Sample sample) {
        assertThat(SearchText.clean(PlainText.of(sample.html()))).isEqualTo(SearchText.clean(sample.text()));
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void anythingAtAllIsReadWithoutFailing(@ForAll("soup") String html) {
        assertThat(PlainText.of(html).length()).isLessThanOrEqualTo(html.length());
    }

    @Provide
    Arbitrary<String> soup() {
        return Arbitraries.of(
                        "<", ">", "</", "<p", "<!--", "-->", "&", ";", "#", "x41", "amp", "'", "\"", "=", "script", "/",
                        "文", " ")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Sample> documents() {
        return element(2);
    }

    private static Arbitrary<Sample> element(int depth) {
        Arbitrary<Sample> leaf = words();
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<List<Sample>> children =
                Arbitraries.oneOf(leaf, element(depth - 1)).list().ofMaxSize(4);
        return Combinators.combine(
                        children, Arbitraries.of("p", "div", "td", "span", "b", "a", "li", "h2"), attributes())
                .as(PlainTextTests::wrapped);
    }

    private static Sample wrapped(List<Sample> children, String tag, String attributes) {
        String space = List.of("span", "b", "a").contains(tag) ? "" : " ";
        String html = String.join("", children.stream().map(Sample::html).toList());
        String text = String.join("", children.stream().map(Sample::text).toList());
        return new Sample("<" + tag + attributes + ">" + html + "</" + tag + ">", space + text + space);
    }

    private static Arbitrary<String> attributes() {
        return Arbitraries.of(
                "", " class=\"a > b\"", " title='<p>'", " hidden", " href=\"/x?a=1&amp;b=2\"", " data-x = 'y'");
    }

    private static Arbitrary<Sample> words() {
        return Arbitraries.of("中文", "a", " ", "&", "<", ">", "\"", "'", "〔2026〕8号", "𠮷", "1 < 2", "&amp;")
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts))
                .map(text -> new Sample(escaped(text), text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&#60;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("𠮷", "&#x20BB7;");
    }
}
