package org.huizheng.interchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huizheng.document.BodyFormat;
import org.huizheng.document.EditionDraft;
import org.huizheng.document.NewAttachment;

/**
 * From a line to what the room document takes. Five attributes are not the content type's but the document's: {@code
 * subtitle}, {@code image} (the lead picture), {@code imageAlt}, {@code interprets} and {@code related} (ids of other lines).
 */
final class Drafts {

    static final String SUBTITLE = "subtitle";
    static final String IMAGE = "image";
    static final String IMAGE_ALT = "imageAlt";
    static final List<String> RELATIONS = List.of("interprets", "related");

    private static final Set<String> OWN = Set.of(SUBTITLE, IMAGE, IMAGE_ALT, "interprets", "related");
    private static final Pattern SHOWN = Pattern.compile("(\\s(?:src|href)\\s*=\\s*)(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern SHOWN_MARKDOWN = Pattern.compile("(\\]\\()([^)\\s]+)");

    private Drafts() {}

    static EditionDraft draft(ImportLine line, String otherwiseSource) {
        Map<String, Object> attributes = new TreeMap<>(line.attributes());
        attributes.keySet().removeAll(OWN);
        String source = Stream.of(line.source(), line.issuer(), otherwiseSource)
                .filter(s -> !s.isBlank())
                .findFirst()
                .orElse("");
        return new EditionDraft(
                line.title(),
                text(line, SUBTITLE),
                line.summary(),
                line.keywords(),
                source,
                line.sourceUrl(),
                line.author(),
                line.issuer(),
                line.docNumber(),
                line.writtenAt(),
                line.validity(),
                text(line, IMAGE),
                text(line, IMAGE_ALT),
                attributes,
                body(line),
                line.markdown() ? BodyFormat.MARKDOWN : BodyFormat.HTML,
                line.attachments().stream()
                        .map(file -> NewAttachment.of(file.name(), file.path()))
                        .toList());
    }

    /** Ids, by kind of relation, of the documents this one points to. */
    static Map<String, List<String>> relations(ImportLine line) {
        Map<String, List<String>> relations = new TreeMap<>();
        for (String kind : RELATIONS) {
            if (line.attributes().get(kind) instanceof List<?> ids && !ids.isEmpty()) {
                relations.put(kind, ids.stream().map(String::valueOf).toList());
            }
        }
        return relations;
    }

    private static String text(ImportLine line, String attribute) {
        return line.attributes().get(attribute) instanceof String text ? text : "";
    }

    /** Files are shown by the path the line gives; inside they are known by name. */
    private static String body(ImportLine line) {
        if (line.attachments().isEmpty()) {
            return line.body();
        }
        Matcher matcher = (line.markdown() ? SHOWN_MARKDOWN : SHOWN).matcher(line.body());
        return matcher.replaceAll(found -> {
            String reference = found.group(2) != null || line.markdown() ? found.group(2) : found.group(3);
            return line.attachments().stream()
                    .filter(file -> file.reference().equals(reference))
                    .findFirst()
                    .map(file -> Matcher.quoteReplacement(found.group(1) + shown(file.name(), line.markdown())))
                    .orElse(Matcher.quoteReplacement(found.group()));
        });
    }

    private static String shown(String name, boolean markdown) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return markdown ? "attachment:" + encoded : "\"attachment:" + encoded + "\"";
    }
}
