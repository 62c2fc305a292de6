package org.huizheng.document.markup;

import java.util.List;
import java.util.function.UnaryOperator;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Cleans what an editor wrote or pasted; see the package for what that means. */
public final class CleanMarkup {

    /** A long paste from Word carries its whole style sheet, and pictures as text. */
    public static final int MOST_CHARACTERS = 8 << 20;

    private static final int MOST_TAGS = 300_000;

    private CleanMarkup() {}

    /** @param remarks what the editor has to know, in Chinese; empty when nothing was lost */
    public record Cleaned(String html, List<String> remarks) {}

    public static List<Blocker> blockers(String html) {
        return new Blockers()
                .require(html.length() <= MOST_CHARACTERS, "body", "内容过长，超过 800 万字符，请分段粘贴")
                .require(html.chars().filter(c -> c == '<').count() <= MOST_TAGS, "body", "内容的标记超过 30 万个，请分段粘贴")
                .list();
    }

    /** @param files what stands for an {@code attachment:NAME} or a {@code /files/…}; "" when it is not to be had */
    public static Cleaned perform(String html, UnaryOperator<String> files) {
        Document document = Jsoup.parse(html.replace("\0", ""));
        Findings findings = new Findings();
        Container root = new Reader(document, files, findings).read();
        Tidy.perform(root, findings);
        return new Cleaned(MarkupWriter.write(root), findings.remarks());
    }
}
