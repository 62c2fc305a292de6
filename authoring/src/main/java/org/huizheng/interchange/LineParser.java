package org.huizheng.interchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.huizheng.kernel.Hashes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** From one line of text to a checked {@link ImportLine}, or a {@link Refusal} that says what to mend. */
final class LineParser {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final Set<String> FIELDS = Set.of(
            "id",
            "channel",
            "channelName",
            "type",
            "title",
            "body",
            "bodyFormat",
            "summary",
            "keywords",
            "source",
            "author",
            "issuer",
            "docNumber",
            "writtenAt",
            "publishedAt",
            "validity",
            "attributes",
            "attachments",
            "sourceUrl");
    private static final Set<String> VALIDITIES = Set.of("", "valid", "amended", "repealed", "expired");
    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}(/[a-z0-9][a-z0-9-]{0,31}){0,5}");
    private static final int ATTRIBUTE_BYTES = 512 << 10;

    private final Predicate<String> knownType;
    private final AttachmentFiles files;

    LineParser(Predicate<String> knownType, AttachmentFiles files) {
        this.knownType = knownType;
        this.files = files;
    }

    ImportLine parse(long number, String text) {
        Map<String, Object> object = object(text);
        for (String field : object.keySet()) {
            if (!FIELDS.contains(field)) {
                throw new Refusal("不认识的字段 " + LineFields.shown(field));
            }
        }
        LineFields line = new LineFields(object);
        List<ImportLine.File> attachments = files.read(line.list("attachments", 100));
        String channel = line.required("channel", 200);
        String type = line.required("type", 40);
        if (!CHANNEL.matcher(channel).matches()) {
            throw new Refusal("栏目路径 " + LineFields.shown(channel) + " 不合规则：小写字母、数字和连字符，用 / 分层");
        }
        if (!knownType.test(type)) {
            throw new Refusal("没有内容模型 " + LineFields.shown(type));
        }
        Map<String, Object> attributes = line.map("attributes");
        if (JSON.writeValueAsBytes(attributes).length > ATTRIBUTE_BYTES) {
            throw new Refusal("attributes 超过 " + (ATTRIBUTE_BYTES >> 10) + " KiB");
        }
        return new ImportLine(
                number,
                line.required("id", 200),
                hash(object, attachments),
                channel,
                names(line, channel),
                type,
                line.required("title", 500),
                line.body(),
                markdown(line),
                line.optional("summary", 4000),
                line.texts("keywords", 50, 100),
                line.optional("source", 200),
                line.optional("author", 200),
                line.optional("issuer", 300),
                line.optional("docNumber", 200),
                writtenAt(line),
                publishedAt(line),
                validity(line),
                attributes,
                attachments,
                url(line));
    }

    private static Map<String, Object> object(String text) {
        try {
            Object value = JSON.readValue(text, Object.class);
            if (value instanceof Map<?, ?> map) {
                Map<String, Object> object = new TreeMap<>();
                map.forEach((k, v) -> object.put(String.valueOf(k), v));
                return object;
            }
        } catch (JacksonException e) {
            String why =
                    e.getOriginalMessage() != null && e.getOriginalMessage().startsWith("Duplicate")
                            ? "有重复的字段"
                            : "无法解析";
            throw new Refusal("不是合法的 JSON（第 "
                    + Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getColumnNr()) + " 列附近" + why + "）");
        }
        throw new Refusal("不是 JSON 对象");
    }

    /** The same meaning gives the same hash, whatever the order of fields; the bytes of the files count. */
    private static String hash(Map<String, Object> object, List<ImportLine.File> attachments) {
        StringBuilder all = new StringBuilder(JSON.writeValueAsString(object));
        attachments.forEach(file -> all.append('\n').append(file.hash()));
        return Hashes.hex(Hashes.sha256(all.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> names(LineFields line, String channel) {
        String names = line.optional("channelName", 300);
        if (names.isEmpty()) {
            return List.of();
        }
        List<String> parts = List.of(names.split("/", -1));
        if (parts.size() != channel.split("/").length || parts.stream().anyMatch(String::isBlank)) {
            throw new Refusal("channelName 的层数与 channel 不同");
        }
        return parts;
    }

    private static boolean markdown(LineFields line) {
        return switch (line.optional("bodyFormat", 20)) {
            case "", "html" -> false;
            case "markdown" -> true;
            default -> throw new Refusal("bodyFormat 只能是 html 或 markdown");
        };
    }

    private static @Nullable LocalDate writtenAt(LineFields line) {
        String text = line.optional("writtenAt", 40);
        return text.isEmpty() ? null : Dates.date(text, "writtenAt");
    }

    private static @Nullable Instant publishedAt(LineFields line) {
        String text = line.optional("publishedAt", 40);
        return text.isEmpty() ? null : Dates.instant(text, "publishedAt");
    }

    private static String validity(LineFields line) {
        String validity = line.optional("validity", 20);
        if (!VALIDITIES.contains(validity)) {
            throw new Refusal("validity 只能是 valid、amended、repealed、expired");
        }
        return validity;
    }

    private static String url(LineFields line) {
        String url = line.optional("sourceUrl", 2000);
        if (!url.isEmpty() && !url.matches("https?://[^\\s<>\"]+")) {
            throw new Refusal("sourceUrl 不是网址");
        }
        return url;
    }
}
