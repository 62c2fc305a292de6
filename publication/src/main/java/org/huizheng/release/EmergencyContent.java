package org.huizheng.release;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is shown on every page: a banner, grey, or both.
 *
 * @param text the banner's words, or "" for none
 * @param link where the banner leads: an address on the same site, an absolute one, or ""
 * @param greyscale 全站变灰
 */
public record EmergencyContent(String text, EmergencyLevel level, String link, String linkText, boolean greyscale) {

    /** The form in which it is stored, and approved. */
    public String canonical() {
        return Json.write(new TreeMap<>(Map.of(
                "text", text, "level", level.name(), "link", link, "linkText", linkText, "greyscale", greyscale)));
    }

    public static EmergencyContent of(String canonical) {
        Map<String, Object> of = Json.map(canonical);
        return new EmergencyContent(
                text(of, "text"),
                EmergencyLevel.valueOf(text(of, "level")),
                text(of, "link"),
                text(of, "linkText"),
                Boolean.TRUE.equals(of.get("greyscale")));
    }

    private static String text(Map<String, Object> of, String name) {
        return String.valueOf(of.getOrDefault(name, ""));
    }
}
