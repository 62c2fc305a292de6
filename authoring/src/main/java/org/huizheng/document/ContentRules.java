package org.huizheng.document;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.huizheng.contenttype.ContentType;
import org.huizheng.document.markup.CleanMarkup;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Json;

/** What a draft must be to be kept, whoever hands it in. */
final class ContentRules {

    private static final Set<String> VALIDITIES = Set.of("", "valid", "amended", "repealed", "expired");
    private static final Pattern FILE_NAME = Pattern.compile("[^/\\\\\\p{Cntrl}.][^/\\\\\\p{Cntrl}]{0,199}");
    private static final int MOST_BODY = 4 << 20;

    private ContentRules() {}

    /** @param kept names of the files the document has already */
    static List<Blocker> blockers(EditionDraft draft, ContentType type, Set<String> kept) {
        Blockers blockers = new Blockers()
                .require(!draft.title().isBlank(), "title", "标题不能为空")
                .require(draft.title().length() <= 500, "title", "标题不能超过 500 字")
                .plain("title", "标题", draft.title())
                .plain("subtitle", "副标题", draft.subtitle())
                .plain("summary", "摘要", draft.summary())
                .plain("keywords", "关键词", String.join(" ", draft.keywords()))
                .plain("source", "信息来源", draft.source())
                .plain("author", "作者", draft.author())
                .plain("issuer", "发文机关", draft.issuer())
                .plain("docNumber", "发文字号", draft.docNumber())
                .plain("imageAlt", "题图的替代文字", draft.imageAlt())
                .require(draft.imageAlt().length() <= 300, "imageAlt", "题图的替代文字不能超过 300 字")
                .plain("attributes", "扩展字段", Json.write(draft.attributes()))
                .require(isAddress(draft.sourceUrl()), "sourceUrl", "来源网址须以 http:// 或 https:// 开头")
                .require(VALIDITIES.contains(draft.validity()), "validity", "有效性只能是有效、已修改、已废止、已失效或空")
                .require(draft.body().length() <= MOST_BODY, "body", "正文过长，超过 400 万字符")
                .add(CleanMarkup.blockers(draft.body()))
                .add(type.blockers(draft.attributes()));
        files(draft, kept, blockers);
        return blockers.list();
    }

    private static void files(EditionDraft draft, Set<String> kept, Blockers blockers) {
        Set<String> names = new HashSet<>(kept);
        for (NewAttachment file : draft.attachments()) {
            if (file.isFromLibrary()) {
                continue;
            }
            blockers.require(FILE_NAME.matcher(file.name()).matches(), "attachment", "附件名“" + file.name() + "”不能使用")
                    .plain("attachment", "附件名", file.name())
                    .require(names.add(file.name()), "attachment", "附件“" + file.name() + "”重名")
                    .add(inspected(file));
        }
        references(draft.attributes().values(), names, blockers);
        reference(draft.image(), names, blockers);
        blockers.require(
                draft.image().isEmpty()
                        || draft.image().startsWith("attachment:")
                        || draft.image().startsWith("media:")
                        || draft.image().startsWith("/files/"),
                "image",
                "题图须是本文的附件或媒体库的图片");
    }

    private static List<Blocker> inspected(NewAttachment file) {
        try {
            FileInspection.inspect(file.name(), file.content());
            return List.of();
        } catch (FileInspection.Refused e) {
            return List.of(new Blocker("attachment", String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return List.of(new Blocker("attachment", "附件“" + file.name() + "”无法读取"));
        }
    }

    private static void references(Collection<?> values, Set<String> names, Blockers blockers) {
        for (Object value : values) {
            switch (value) {
                case String text -> reference(text, names, blockers);
                case Collection<?> list -> references(list, names, blockers);
                case Map<?, ?> map -> references(map.values(), names, blockers);
                default -> {}
            }
        }
    }

    private static void reference(String value, Set<String> names, Blockers blockers) {
        if (value.startsWith("attachment:")) {
            String name = value.substring("attachment:".length());
            blockers.require(names.contains(name), "attachment", "附件“" + name + "”不存在");
        }
    }

    private static boolean isAddress(String url) {
        return url.isEmpty()
                || (url.startsWith("https://") || url.startsWith("http://"))
                        && url.chars().noneMatch(c -> c <= 0x20);
    }
}
