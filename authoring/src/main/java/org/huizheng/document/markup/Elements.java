package org.huizheng.document.markup;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

/** What becomes of an element, by its name. */
final class Elements {

    enum Fate {
        /** Goes, its content too. */
        GONE,
        /** Goes, its content stays where it is. */
        INLINE,
        /** Goes, its content stands on lines of its own. */
        BLOCK,
        /** A heading, a caption: one paragraph whatever is in it. */
        SOLID,
        CONTAINER,
        MARK
    }

    private static final Map<String, Fate> FATES = new HashMap<>();
    private static final Map<String, String> MARKS = new HashMap<>();
    private static final Map<String, Finding> LOST = new HashMap<>();

    static {
        fate(
                Fate.GONE,
                "style title meta link base template noscript noframes param col colgroup source track area "
                        + "datalist progress meter bgsound xml");
        lost(Finding.SCRIPT, "script");
        lost(Finding.DRAWING, "svg canvas");
        lost(Finding.FORMULA, "math");
        lost(Finding.EMBEDDED, "iframe frame frameset object embed applet select textarea button input portal keygen");
        fate(
                Fate.BLOCK,
                "p div section article header footer main aside nav address center form fieldset legend details summary "
                        + "hgroup dialog body search optgroup option");
        fate(Fate.SOLID, "h1 h2 h3 h4 h5 h6 pre xmp listing plaintext dt caption figcaption");
        fate(Fate.CONTAINER, "ul ol dir menu li dl dd blockquote table thead tbody tfoot tr td th figure");
        mark("b strong", "strong");
        mark("i em dfn var", "em");
        mark("s strike", "s");
        mark("code kbd samp tt", "code");
        for (String same : "a u del ins sub sup small mark span".split(" ", -1)) {
            mark(same, same);
        }
    }

    private Elements() {}

    static Fate fate(Element element) {
        String name = element.normalName();
        Fate known = FATES.get(name);
        if (known != null) {
            return known;
        }
        int colon = name.indexOf(':');
        if (colon < 0 || name.equals("o:p") || name.equals("w:sdt") || name.startsWith("st1:")) {
            return Fate.INLINE;
        }
        return Fate.GONE;
    }

    static String mark(Element element) {
        return MARKS.getOrDefault(element.normalName(), "");
    }

    /** Makes known what was lost with an element that is {@link Fate#GONE}. */
    static void tell(Element element, Findings findings) {
        String name = element.normalName();
        Finding finding = LOST.get(name);
        if (finding != null) {
            findings.add(finding);
        } else if (name.startsWith("m:omath") || name.startsWith("mml:math")) {
            findings.add(Finding.FORMULA);
        } else if (name.startsWith("v:") && !name.equals("v:shapetype")) {
            findings.add(Finding.DRAWING);
        }
    }

    private static void fate(Fate fate, String names) {
        for (String name : names.split(" ", -1)) {
            FATES.put(name, fate);
        }
    }

    private static void lost(Finding finding, String names) {
        fate(Fate.GONE, names);
        for (String name : names.split(" ", -1)) {
            LOST.put(name, finding);
        }
    }

    private static void mark(String names, String mark) {
        fate(Fate.MARK, names);
        for (String name : names.split(" ", -1)) {
            MARKS.put(name, mark);
        }
    }
}
