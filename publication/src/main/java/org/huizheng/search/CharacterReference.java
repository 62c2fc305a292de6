package org.huizheng.search;

import java.util.HashMap;
import java.util.Map;

/** {@code &amp;}, {@code &#20013;}, {@code &#x4E2D;}: the named ones of HTML 4 that sanitised text can hold. */
final class CharacterReference {

    private static final int LONGEST = 12;
    private static final Map<String, String> NAMED = named();

    private CharacterReference() {}

    /** Appends what stands at {@code at}, which is an ampersand, and gives the place after it. */
    static int read(String html, int at, StringBuilder text) {
        int end = html.indexOf(';', at);
        if (end > at + 1 && end - at <= LONGEST) {
            String name = html.substring(at + 1, end);
            String meant = name.charAt(0) == '#' ? numeric(name) : NAMED.getOrDefault(name, "");
            if (!meant.isEmpty()) {
                text.append(meant);
                return end + 1;
            }
        }
        text.append('&');
        return at + 1;
    }

    private static String numeric(String name) {
        try {
            boolean hex = name.length() > 2 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
            int point =
                    hex ? Integer.parseInt(name, 2, name.length(), 16) : Integer.parseInt(name, 1, name.length(), 10);
            boolean character =
                    Character.isValidCodePoint(point) && point != 0 && !(point >= 0xD800 && point <= 0xDFFF);
            return character ? Character.toString(point) : "\uFFFD";
        } catch (NumberFormatException e) {
            return "";
        }
    }

    private static Map<String, String> named() {
        Map<String, String> named = new HashMap<>();
        String table = "amp & lt < gt > quot \" apos ' "
                + "iexcl ¡ cent ¢ pound £ curren ¤ yen ¥ brvbar ¦ sect § uml ¨ copy © ordf ª laquo « not ¬ reg ® macr ¯ deg ° "
                + "plusmn ± sup2 ² sup3 ³ acute ´ micro µ para ¶ middot · cedil ¸ sup1 ¹ ordm º raquo » frac14 ¼ frac12 ½ "
                + "frac34 ¾ iquest ¿ times × divide ÷ agrave à aacute á egrave è eacute é ecirc ê igrave ì iacute í ograve ò "
                + "oacute ó ugrave ù uacute ú uuml ü Uuml Ü ouml ö auml ä ccedil ç ntilde ñ szlig ß alpha α beta β gamma γ "
                + "delta δ epsilon ε theta θ lambda λ mu μ pi π sigma σ phi φ omega ω Delta Δ Sigma Σ Omega Ω "
                + "ndash – mdash — horbar ― lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † bull • hellip … permil ‰ "
                + "prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro € trade ™ larr ← uarr ↑ rarr → darr ↓ harr ↔ rArr ⇒ "
                + "minus − lowast ∗ radic √ infin ∞ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sum ∑ part ∂ loz ◊ squf ▪";
        String[] parts = table.split(" ");
        for (int i = 0; i + 1 < parts.length; i += 2) {
            named.put(parts[i], parts[i + 1]);
        }
        for (String space : new String[] {"nbsp", "ensp", "emsp", "thinsp", "Tab", "NewLine"}) {
            named.put(space, " ");
        }
        for (String nothing : new String[] {"zwnj", "zwj", "shy"}) {
            named.put(nothing, "\u200B");
        }
        return Map.copyOf(named);
    }
}
