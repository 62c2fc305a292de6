package org.huizheng.release;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an edition says: the part that is approved. Empty texts are "", never null.
 *
 * @param body sanitised HTML; pictures and files of the document are addressed by {@link Attachment#path}
 * @param validity {@code valid}, {@code amended}, {@code repealed}, {@code expired}, or "" where it has no meaning
 * @param image address of the lead picture, or ""
 * @param attributes further fields of the content type; values are strings, numbers, booleans, lists and maps of them
 */
public record EditionContent(
        String title,
        String subtitle,
        String summary,
        List<String> keywords,
        String source,
        String sourceUrl,
        String author,
        String issuer,
        String docNumber,
        @Nullable LocalDate writtenAt,
        String validity,
        String image,
        Map<String, Object> attributes,
        List<Attachment> attachments,
        String body) {

    /** A file of the document. {@code path} is its public address, {@code /files/{documentId}/{position}-{hash8}.{ext}}. */
    public record Attachment(String name, String blob, String mediaType, long size, String path, boolean inline) {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** Canonical JSON of everything but the body: sorted keys, no white space. Equal content gives equal text. */
    public String meta() {
        Map<String, Object> m = new TreeMap<>();
        m.put("title", title);
        m.put("subtitle", subtitle);
        m.put("summary", summary);
        m.put("keywords", keywords);
        m.put("source", source);
        m.put("sourceUrl", sourceUrl);
        m.put("author", author);
        m.put("issuer", issuer);
        m.put("docNumber", docNumber);
        m.put("writtenAt", writtenAt == null ? "" : writtenAt.toString());
        m.put("validity", validity);
        m.put("image", image);
        m.put("attributes", attributes);
        m.put("attachments", attachments.stream().map(EditionContent::canonical).toList());
        return JSON.writeValueAsString(m);
    }

    private static Map<String, Object> canonical(Attachment a) {
        return Map.of(
                "name", a.name(), "blob", a.blob(), "mediaType", a.mediaType(), "size", a.size(), "path", a.path(), "inline",
                a.inline());
    }

    /** The content behind a stored meta text and body. */
    @SuppressWarnings("unchecked")
    public static EditionContent of(String meta, String body) {
        Map<String, Object> m = JSON.readValue(meta, Map.class);
        String written = (String) m.get("writtenAt");
        return new EditionContent(
                text(m, "title"),
                text(m, "subtitle"),
                text(m, "summary"),
                (List<String>) m.get("keywords"),
                text(m, "source"),
                text(m, "sourceUrl"),
                text(m, "author"),
                text(m, "issuer"),
                text(m, "docNumber"),
                written == null || written.isEmpty() ? null : LocalDate.parse(written),
                text(m, "validity"),
                text(m, "image"),
                (Map<String, Object>) m.get("attributes"),
                ((List<Map<String, Object>>) m.get("attachments"))
                        .stream().map(EditionContent::attachment).toList(),
                body);
    }

    private static Attachment attachment(Map<String, Object> a) {
        return new Attachment(
                text(a, "name"),
                text(a, "blob"),
                text(a, "mediaType"),
                ((Number) a.get("size")).longValue(),
                text(a, "path"),
                (Boolean) a.get("inline"));
    }

    private static String text(Map<String, Object> m, String key) {
        Object v = m.get(key);
        return v == null ? "" : (String) v;
    }
}
