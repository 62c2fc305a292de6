package org.huizheng.render;

import static org.huizheng.render.Tags.each;
import static org.huizheng.render.Tags.example;
import static org.huizheng.render.Tags.inline;
import static org.huizheng.render.Tags.parameter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huizheng.release.EditionContent;
import org.huizheng.release.Keys;
import org.huizheng.release.ReleasedChannel;
import org.huizheng.template.Markup;
import org.huizheng.template.Tag;

/** Tags about the document of the page. */
final class DocumentTags {

    private static final Pattern HEADING =
            Pattern.compile("<h([2-4])[^>]*\\sid=\"([^\"]+)\"[^>]*>(.*?)</h\\1>", Pattern.DOTALL);

    static final List<Tag> ALL = List.of(
            inline(
                    "body",
                    "稿件正文（已清洗的 HTML）。",
                    List.of(),
                    List.of(example("正文", "{% body %}", "<p>正文 &amp; 内容</p>")),
                    (call, page) -> page.document == null ? Markup.of("") : Markup.of(page.document.body())),
            each(
                    "breadcrumb",
                    "从一级栏目到本栏目的位置。",
                    List.of(),
                    List.of(example("位置", "{% breadcrumb as c %}/{{ c.name }}{% endbreadcrumb %}", "/新闻中心/要闻")),
                    (call, page) -> breadcrumb(page)),
            each(
                    "attachments",
                    "稿件的附件，正文里的图片除外。",
                    List.of(),
                    List.of(example(
                            "附件",
                            "{% attachments as a %}<a href=\"{{ a.url }}\">{{ a.name }}</a>{{ a.size }}{% endattachments %}",
                            "<a href=\"/files/3/0-aaaaaaaa.pdf\">附件一.pdf</a>2 KB")),
                    (call, page) -> page.edition == null
                            ? List.of()
                            : page.edition.attachments().stream()
                                    .filter(a -> !a.inline())
                                    .map(DocumentTags::view)
                                    .toList()),
            each(
                    "related",
                    "关联稿件：interpretations 是本文件的解读，interprets 是本解读对应的文件，related 是相关稿件。",
                    List.of(parameter("kind", "关联的种类", "related")),
                    List.of(),
                    DocumentTags::related),
            each(
                    "neighbours",
                    "同一栏目里的上一篇 newer 和下一篇 older，没有时为 null。",
                    List.of(),
                    List.of(example(
                            "下一篇",
                            "{% neighbours as n %}{% if n.older is not null %}{{ n.older.title }}{% endif %}{% endneighbours %}",
                            "第二条要闻")),
                    (call, page) -> page.document == null ? List.of() : List.of(page.neighbours())),
            each(
                    "headings",
                    "正文里有 id 的二至四级标题，用来做目录。",
                    List.of(),
                    List.of(),
                    (call, page) -> page.document == null
                            ? List.of()
                            : headings(new String(page.document.body(), StandardCharsets.UTF_8))),
            inline(
                    "html",
                    "输出引擎给出的安全标记（检索结果的高亮）；其他值会被拒绝。",
                    List.of(parameter("value", "引擎给出的值", "")),
                    List.of(),
                    (call, page) -> switch (call.argument("value")) {
                        case Markup safe -> safe;
                        case null, default -> throw call.refuse("html 置标只接受引擎给出的值");
                    }));

    private DocumentTags() {}

    private static List<Views.ChannelView> breadcrumb(Rendering page) {
        List<Views.ChannelView> trail = new ArrayList<>();
        for (ReleasedChannel c = page.channel;
                c != null;
                c = c.parentId() == null ? null : page.model.channel(c.parentId())) {
            trail.add(page.view(c));
        }
        Collections.reverse(trail);
        return trail;
    }

    private static Views.AttachmentView view(EditionContent.Attachment a) {
        int dot = a.path().lastIndexOf('.');
        return new Views.AttachmentView(
                a.name(), a.path(), size(a.size()), dot < 0 ? "" : a.path().substring(dot + 1), a.mediaType());
    }

    static String size(long bytes) {
        if (bytes < 1_024) {
            return bytes + " B";
        }
        if (bytes < 1_048_576) {
            return (bytes + 512) / 1_024 + " KB";
        }
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1_048_576.0);
    }

    private static List<?> related(Tag.Call call, Rendering page) {
        Row document = page.document;
        if (document == null) {
            return List.of();
        }
        String asked = call.text("kind", "related");
        boolean incoming = asked.equals("interpretations");
        String kind = incoming ? "interprets" : asked;
        if (!List.of("interprets", "related").contains(kind)) {
            throw call.refuse("没有关联种类 " + asked);
        }
        if (incoming) {
            page.reads.own(Keys.relations(kind, document.documentId()));
        }
        page.content.relatedIds(document.documentId(), kind, incoming).forEach(id -> page.reads.own(Keys.document(id)));
        return page.content.related(page.model.siteId(), document.documentId(), kind, incoming).stream()
                .map(page::view)
                .toList();
    }

    static List<Views.HeadingView> headings(String body) {
        List<Views.HeadingView> headings = new ArrayList<>();
        Matcher m = HEADING.matcher(body);
        while (m.find()) {
            String text = m.group(3)
                    .replaceAll("<[^>]*>", "")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&nbsp;", " ")
                    .replace("&amp;", "&");
            headings.add(new Views.HeadingView(m.group(2), text.strip(), Integer.parseInt(m.group(1))));
        }
        return headings;
    }
}
