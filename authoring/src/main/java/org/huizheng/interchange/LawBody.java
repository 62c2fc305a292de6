package org.huizheng.interchange;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A law's text from Markdown to HTML whose chapters and articles can be linked to. */
final class LawBody {

    private static final Pattern HEADING = Pattern.compile("^(#{1,6})\\s*(.*)$");
    private static final Pattern ARTICLE =
            Pattern.compile("^(第([〇零一二三四五六七八九十百千0-9]+)条(?:之([一二三四五六七八九十]+))?)[\\s　]*(.*)$");
    private static final Pattern IN_FORCE =
            Pattern.compile("本(?:法|条例|规定|办法|细则|决定|规则|解释|章程|制度|安排|批复)[^。；]{0,12}?(?:自|从|于)(.{2,24}?)起?(?:施行|生效|实施|执行)");

    private final StringBuilder html = new StringBuilder();
    private final Set<String> ids = new HashSet<>();
    private final List<String> lines;
    private int chapters;
    private int sections;

    private LawBody(String markdown) {
        this.lines = markdown.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("<!--"))
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("|")) {
                i = table(i) - 1;
            } else {
                line(lines.get(i));
            }
        }
    }

    static LawBody read(String markdown) {
        return new LawBody(markdown);
    }

    String html() {
        return html.toString();
    }

    /** From the closing article; “自公布之日起” needs the day of publication. */
    @Nullable
    LocalDate effectiveAt(@Nullable LocalDate publishedAt) {
        for (String line : lines.reversed()) {
            Matcher clause = IN_FORCE.matcher(line);
            if (clause.find()) {
                String when = clause.group(1);
                return when.contains("之日")
                        ? publishedAt
                        : ChineseNumbers.date(when).orElse(null);
            }
        }
        return null;
    }

    private void line(String line) {
        Matcher heading = HEADING.matcher(line);
        Matcher article = ARTICLE.matcher(line);
        if (heading.matches()) {
            heading(heading.group(1).length(), heading.group(2).strip());
        } else if (article.matches()) {
            html.append("<p class=\"gw-article\" id=\"")
                    .append(articleId(article.group(2), article.group(3)))
                    .append("\"><strong>")
                    .append(escaped(article.group(1)))
                    .append("</strong>　")
                    .append(escaped(article.group(4)))
                    .append("</p>\n");
        } else {
            html.append("<p>").append(escaped(line)).append("</p>\n");
        }
    }

    private void heading(int level, String text) {
        String spaced = text.replaceFirst("^(第[〇零一二三四五六七八九十百0-9]+(?:分编|编|章|节))[\\s　]*", "$1　")
                .replaceAll("(?<=^.{0,8}　\\p{IsHan})[ 　]+(?=\\p{IsHan}$)", "");
        boolean section =
                spaced.matches("^第[〇零一二三四五六七八九十百0-9]+节.*") || level > 2 && !spaced.matches("^第[〇零一二三四五六七八九十百0-9]+章.*");
        if (section && chapters > 0) {
            sections++;
            append("h3", "gw-section", id("h-section-" + chapters + "-" + sections), spaced);
        } else {
            chapters++;
            sections = 0;
            append("h2", "gw-chapter", id("h-chapter-" + chapters), spaced);
        }
    }

    private void append(String tag, String style, String id, String text) {
        html.append('<')
                .append(tag)
                .append(" class=\"")
                .append(style)
                .append("\" id=\"")
                .append(id)
                .append("\">")
                .append(escaped(text))
                .append("</")
                .append(tag)
                .append(">\n");
    }

    private String articleId(String number, @Nullable String of) {
        OptionalInt no = ChineseNumbers.number(number);
        OptionalInt sub = of == null ? OptionalInt.empty() : ChineseNumbers.number(of);
        String id = "article-" + (no.isPresent() ? no.getAsInt() : ids.size());
        return id(sub.isPresent() ? id + "-" + sub.getAsInt() : id);
    }

    /** A text that quotes another repeats its numbers; the second one gets its own id. */
    private String id(String wanted) {
        String id = wanted;
        for (int n = 2; !ids.add(id); n++) {
            id = wanted + "." + n;
        }
        return id;
    }

    private int table(int from) {
        html.append("<table>\n");
        int i = from;
        for (; i < lines.size() && lines.get(i).startsWith("|"); i++) {
            String row = lines.get(i);
            if (!row.matches("[|:\\-\\s]+")) {
                row(row, i == from ? "th" : "td");
            }
        }
        html.append("</table>\n");
        return i;
    }

    private void row(String row, String cell) {
        html.append("<tr>");
        for (String text :
                row.replaceFirst("^\\|", "").replaceFirst("\\|\\s*$", "").split("\\|", -1)) {
            html.append('<')
                    .append(cell)
                    .append('>')
                    .append(escaped(text.strip()))
                    .append("</")
                    .append(cell)
                    .append('>');
        }
        html.append("</tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
