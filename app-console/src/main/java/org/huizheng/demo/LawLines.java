package org.huizheng.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huizheng.interchange.LawText;
import org.huizheng.kernel.Hashes;

/** A law as a line of an import file for the regulation library; what the law does not say is left out. */
final class LawLines {

    private static final Map<String, String> CHANNELS = Map.of(
            "法律", "flfg/fl", "行政法规", "flfg/xzfg", "地方性法规", "flfg/dfxfg", "司法解释", "flfg/sfjs", "部门规章", "flfg/bmgz");

    private LawLines() {}

    static Map<String, Object> line(String path, LawText law) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", "law-" + Hashes.hex(path).substring(0, 16));
        line.put("channel", CHANNELS.getOrDefault(law.kind(), "flfg/fl"));
        line.put("type", "policy");
        line.put("title", law.title());
        line.put("body", law.body());
        line.put("bodyFormat", "html");
        line.put("source", law.issuer().isEmpty() ? "公开法规文本" : law.issuer());
        line.put("issuer", law.issuer());
        line.put("docNumber", law.docNumber());
        if (law.writtenAt() != null) {
            line.put("writtenAt", law.writtenAt().toString());
            line.put("publishedAt", law.writtenAt().toString());
        }
        line.put("validity", law.validity());
        String place = LawText.place(path);
        line.put("keywords", place.isEmpty() ? List.of(law.kind()) : List.of(law.kind(), place));
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("docKind", law.kind());
        attributes.put("revisionNotes", law.notes());
        if (law.effectiveAt() != null) {
            attributes.put("effectiveAt", law.effectiveAt().toString());
        }
        line.put("attributes", attributes);
        return line;
    }
}
