package org.huizheng.channel;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.huizheng.contenttype.ContentType;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Json;

/** What every channel must have (发展指引 annex, metas) and which addresses are not for channels. */
final class ChannelRules {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern TEMPLATE = Pattern.compile("[a-z0-9-]{0,64}");
    private static final String LIST_TEMPLATE = "listTemplate";
    private static final String DOCUMENT_TEMPLATE = "documentTemplate";
    private static final Pattern MONTH = Pattern.compile("\\d{6}");
    private static final Set<String> RESERVED = Set.of("files", "search", "api", "health", "index", "hant");
    private static final Set<String> KINDS = Set.of("list", "section", "external");
    private static final Set<String> ORDERS = Set.of("newest", "manual");

    private ChannelRules() {}

    static Blockers code(String code) {
        return new Blockers()
                .require(CODE.matcher(code).matches(), "code", "栏目代码“" + code + "”只能含小写字母、数字和连字符，不超过 64 位")
                .require(!RESERVED.contains(code), "code", "栏目代码“" + code + "”为系统保留")
                .require(!MONTH.matcher(code).matches(), "code", "栏目代码不能是六位数字，会与文章的年月地址相混");
    }

    /** @param types by code */
    static Blockers text(ChannelText text, Map<String, ContentType> types) {
        boolean external = text.kind().equals("external");
        String link = text.link() == null ? "" : text.link();
        return new Blockers()
                .require(!text.name().isBlank(), "name", "栏目名称不能为空")
                .require(!text.description().isBlank(), "description", "栏目描述不能为空（ColumnDescription）")
                .require(text.keywords().stream().anyMatch(k -> !k.isBlank()), "keywords", "栏目关键词不能为空（ColumnKeywords）")
                .require(text.columnTypes().stream().anyMatch(t -> !t.isBlank()), "columnTypes", "栏目类别不能为空（ColumnType）")
                .plain("text", "栏目信息", Json.write(text))
                .require(KINDS.contains(text.kind()), "kind", "栏目形式只能是列表、专区或外部链接")
                .require(ORDERS.contains(text.listOrder()), "listOrder", "排序方式只能是最新在前或人工排序")
                .require(types.containsKey(text.contentType()), "contentType", "内容模型“" + text.contentType() + "”不存在")
                .require(!external || isAddress(link), "link", "外部链接栏目须填写 http、https 或站内地址")
                .require(isTemplate(text, LIST_TEMPLATE, "list"), LIST_TEMPLATE, "列表模板须名为 list 或 list-…，如 list-policy")
                .require(
                        isTemplate(text, DOCUMENT_TEMPLATE, "document"),
                        DOCUMENT_TEMPLATE,
                        "正文模板须名为 document 或 document-…，如 document-policy");
    }

    private static boolean isTemplate(ChannelText text, String setting, String kind) {
        Object name = text.settings().get(setting);
        return name == null
                || name instanceof String given
                        && (given.isEmpty()
                                || given.equals(kind)
                                || given.startsWith(kind + "-")
                                        && TEMPLATE.matcher(given).matches());
    }

    private static boolean isAddress(String link) {
        return link.startsWith("https://")
                || link.startsWith("http://")
                || link.startsWith("/") && !link.startsWith("//");
    }
}
