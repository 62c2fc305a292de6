package org.huizheng.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.huizheng.kernel.Json;
import org.huizheng.release.EditionContent;
import org.huizheng.release.EditionContent.Attachment;

/** What an edition says beside its body, as texts by field: what comparing needs. */
final class ContentFields {

    static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("title", "标题"),
            Map.entry("subtitle", "副标题"),
            Map.entry("summary", "摘要"),
            Map.entry("keywords", "关键词"),
            Map.entry("source", "信息来源"),
            Map.entry("sourceUrl", "来源网址"),
            Map.entry("author", "作者"),
            Map.entry("issuer", "发文机关"),
            Map.entry("docNumber", "发文字号"),
            Map.entry("writtenAt", "成文日期"),
            Map.entry("validity", "有效性"),
            Map.entry("image", "题图"),
            Map.entry("imageAlt", "题图的替代文字"),
            Map.entry("attachments", "附件"));

    private ContentFields() {}

    static SequencedMap<String, String> of(EditionContent c) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("title", c.title());
        fields.put("subtitle", c.subtitle());
        fields.put("summary", c.summary());
        fields.put("keywords", String.join("，", c.keywords()));
        fields.put("source", c.source());
        fields.put("sourceUrl", c.sourceUrl());
        fields.put("author", c.author());
        fields.put("issuer", c.issuer());
        fields.put("docNumber", c.docNumber());
        fields.put("writtenAt", c.writtenAt() == null ? "" : c.writtenAt().toString());
        fields.put("validity", c.validity());
        fields.put("image", c.image());
        fields.put("imageAlt", c.imageAlt());
        fields.put(
                "attachments",
                String.join("，", c.attachments().stream().map(Attachment::name).toList()));
        new TreeMap<>(c.attributes())
                .forEach((key, value) ->
                        fields.put("attribute." + key, value instanceof String text ? text : Json.write(value)));
        return fields;
    }
}
