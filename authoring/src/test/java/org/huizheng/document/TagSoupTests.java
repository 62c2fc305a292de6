package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.huizheng.document.markup.CleanMarkup;
import org.jsoup.Jsoup;

/** Whatever is thrown at it. */
class TagSoupTests {

    private static final String[] INLINE =
            "b strong i em u s sub sup font span a code mark small del ins tt big st1:place o:p".split(" ", -1);
    private static final String[] BLOCK =
            "p div h1 h2 h3 h6 ul ol li table tr td th thead tbody caption blockquote pre dl dt dd figure figcaption section center"
                    .split(" ", -1);
    private static final String[] OTHER =
            "script style iframe svg math form input object img br hr ruby rt video noscript template select title xmp plaintext body v:shape textarea"
                    .split(" ", -1);
    private static final String[] ATTRIBUTES = {
        "onclick=alert(1)",
        "href=javascript:alert(1)",
        "href='https://www.gov.cn/a?b=1&c=2'",
        "href=#fn-1 id=fnref-1",
        "href=#_ftn2",
        "href=#fnref-1",
        "id=fn-1",
        "id=h-1",
        "id=main",
        "class='gw-note gw-center x'",
        "class=gw-right",
        "class=MsoCaption",
        "class=MsoHeading2",
        "class=ql-indent-2",
        "align=center",
        "style='text-align:right;font-weight:bold'",
        "style='text-indent:2em'",
        "style='margin-left:300pt'",
        "style='mso-list:l0 level2 lfo1'",
        "style='mso-list:Ignore'",
        "style='mso-outline-level:1'",
        "style='vertical-align:super;text-decoration:underline'",
        "style='font-family:Wingdings'",
        "colspan=3",
        "rowspan=0002",
        "src=attachment:a.png",
        "src=//evil.example/x",
        "start=4 type=a",
        "dir=rtl \u0000x",
        "'\"<>"
    };
    private static final String[] TEXT = {
        "文",
        "一、总则",
        "甲 乙",
        " ",
        "\n",
        "&nbsp;",
        "\u3000\u3000",
        "&lt;script&gt;",
        "&#x202e;",
        "x",
        "2026年1月2日",
        "通知：",
        "\ud83d\ude00",
        "\u0000",
        "&",
        "<",
        ">",
        "<!-- c -->",
        "<!--#exec",
        "]]>",
        "<![if !x]>",
        "1.",
        "\u200b",
        "_"
    };

    @Property(tries = 800)
    void soupHoldsNothingForbiddenAndIsStable(@ForAll("soup") String soup) {
        String saved = BodyMarkup.sanitised(soup, BodyFormat.HTML, name -> name);
        Harmless.check(saved);
        assertThat(BodyMarkup.sanitised(saved, BodyFormat.HTML, name -> name)).isEqualTo(saved);
    }

    @Property(tries = 800)
    void cleaningTwiceIsCleaningOnce(@ForAll("soup") String soup) {
        String once = clean(soup);
        assertThat(clean(once)).isEqualTo(once);
    }

    @Property(tries = 800)
    void bothCleanersAgree(@ForAll("soup") String soup) {
        assertThat(new CleanBody().perform(soup).html()).isEqualTo(clean(soup));
    }

    @Property(tries = 800)
    void harmlessTextIsKept(@ForAll("harmless") String soup) {
        String cleaned = new CleanBody().perform(soup).html();
        assertThat(bare(Jsoup.parse(cleaned).text()))
                .isEqualTo(bare(Jsoup.parse(soup).text()));
    }

    @Property(tries = 500)
    void anyStringAtAll(@ForAll String anything) {
        Harmless.check(BodyMarkup.sanitised(anything, BodyFormat.HTML, name -> name));
    }

    @Provide
    Arbitrary<String> soup() {
        Arbitrary<String> names =
                Arbitraries.oneOf(Arbitraries.of(INLINE), Arbitraries.of(BLOCK), Arbitraries.of(OTHER));
        Arbitrary<String> attributes =
                Arbitraries.of(ATTRIBUTES).list().ofMaxSize(3).map(list -> String.join(" ", list));
        Arbitrary<String> opened = names.flatMap(name -> attributes.map(a -> "<" + name + " " + a + ">"));
        Arbitrary<String> closed = names.map(name -> "</" + name + ">");
        return pieces(Arbitraries.oneOf(opened, closed, Arbitraries.of(TEXT)));
    }

    /** Without what goes with its content, and in pairs. */
    @Provide
    Arbitrary<String> harmless() {
        Arbitrary<String> text = Arbitraries.of("文", "甲 乙", "\u3000", "&nbsp;", "x&lt;y", "第一条", "\n", "（一）");
        Arbitrary<String> inline =
                Arbitraries.of(INLINE).flatMap(name -> text.map(t -> "<" + name + ">" + t + "</" + name + ">"));
        Arbitrary<String> block = Arbitraries.of(
                        "p", "div", "h1", "h3", "ul", "li", "blockquote", "section", "pre", "dl", "dd")
                .flatMap(name -> pieces(inline).map(inner -> "<" + name + ">" + inner + "</" + name + ">"));
        Arbitrary<String> table =
                pieces(block).map(inner -> "<table><tr><td>" + inner + "</td><td>尾</td></tr></table>");
        return pieces(Arbitraries.oneOf(text, inline, block, table));
    }

    private static Arbitrary<String> pieces(Arbitrary<String> piece) {
        return piece.list().ofMaxSize(25).map(list -> String.join("", list));
    }

    private static String clean(String html) {
        return CleanMarkup.perform(html, name -> name).html();
    }

    /** An underlined gap becomes a line of underscores; blanks are another matter. */
    private static String bare(String text) {
        return text.replaceAll("[\\s\\u00a0\\u3000_]", "");
    }
}
