package org.huizheng.interchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A law read from Markdown: a title, head lines on adoption, publication and revision, then chapters and articles. What
 * the text does not say stays empty; nothing is invented.
 *
 * @param kind 法律, 行政法规, 地方性法规, 司法解释, 部门规章; "" for what is none of them
 * @param validity {@code amended} when the head tells of a revision, {@code valid} when it tells only of adoption, "" when
 *     the head tells nothing
 * @param notes each head line, as written
 * @param body HTML: {@code h2.gw-chapter}, {@code h3.gw-section}, {@code p.gw-article}
 */
public record LawText(
        String title,
        String kind,
        String issuer,
        String docNumber,
        @Nullable LocalDate writtenAt,
        @Nullable LocalDate effectiveAt,
        String validity,
        List<String> notes,
        String body) {

    private static final String END_OF_HEAD = "<!-- INFO END -->";
    private static final List<String> OF_THE_CONGRESS =
            List.of("宪法", "宪法相关法", "民法典", "民法商法", "行政法", "经济法", "社会法", "刑法", "诉讼与非诉讼程序法");
    private static final List<String> NAMED_BY_FOLDER = List.of("行政法规", "司法解释", "部门规章", "地方性法规");

    /** @param path the file's path in its collection, whose folders name the kind of law */
    public static LawText read(String path, String markdown) {
        String text = markdown.replace("\uFEFF", "").replace("\r", "");
        int end = text.indexOf(END_OF_HEAD);
        String head = end < 0 ? firstLine(text) : text.substring(0, end);
        String rest = end < 0 ? text.substring(head.length()) : text.substring(end + END_OF_HEAD.length());
        String title = title(head);
        LawHead facts =
                LawHead.read(title, head.lines().skip(titleLine(head) + 1L).toList());
        LawBody body = LawBody.read(rest);
        LocalDate effective = facts.effectiveAt() != null ? facts.effectiveAt() : body.effectiveAt(facts.publishedAt());
        return new LawText(
                title,
                kind(path),
                facts.issuer(),
                facts.docNumber(),
                facts.writtenAt(),
                effective,
                facts.validity(),
                facts.notes(),
                body.html());
    }

    /** The folder below the kind, such as the place of a local regulation; "" when there is none. */
    public static String place(String path) {
        List<String> folders = folders(path);
        int kind = folders.indexOf("地方性法规");
        return kind >= 0 && kind + 1 < folders.size() ? folders.get(kind + 1) : "";
    }

    private static String kind(String path) {
        List<String> folders = folders(path);
        for (String kind : NAMED_BY_FOLDER) {
            if (folders.contains(kind)) {
                return kind;
            }
        }
        return folders.stream().anyMatch(OF_THE_CONGRESS::contains) ? "法律" : "";
    }

    private static List<String> folders(String path) {
        List<String> parts = new ArrayList<>(Arrays.asList(path.split("/", -1)));
        parts.removeLast();
        return parts;
    }

    private static String title(String head) {
        return head.lines()
                .skip(titleLine(head))
                .findFirst()
                .orElse("")
                .replaceFirst("^#+\\s*", "")
                .strip();
    }

    private static int titleLine(String head) {
        List<String> lines = head.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                return i;
            }
        }
        return 0;
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
