package org.huizheng.interchange;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huizheng.channel.Channel;
import org.huizheng.document.Edition;
import org.huizheng.release.EditionContent;
import org.huizheng.release.EditionContent.Attachment;
import org.huizheng.release.ReleasedEdition.Placement;

/** One public edition as a line of the format; what is empty is left out. */
final class ExportLine {

    private final Edition edition;
    private final Map<Long, Channel> channels;
    private final Map<String, String> channelNames;
    private final Map<Long, String> externalIds;
    private final Map<String, String> namesByPath = new HashMap<>();

    ExportLine(
            Edition edition,
            Map<Long, Channel> channels,
            Map<String, String> channelNames,
            Map<Long, String> externalIds) {
        this.edition = edition;
        this.channels = channels;
        this.channelNames = channelNames;
        this.externalIds = externalIds;
        edition.content().attachments().forEach(file -> namesByPath.put(file.path(), file.name()));
    }

    /** A document born here is known elsewhere by its site and number. */
    static String id(Edition edition) {
        String external = edition.document().externalId();
        return external != null ? external : "huizheng-" + edition.siteId() + "-" + edition.documentId();
    }

    String id() {
        return id(edition);
    }

    String publishedAt() {
        Instant at = edition.document().publishedAt();
        return at == null ? "" : Dates.text(at);
    }

    String json(ExportedFiles files) throws IOException {
        EditionContent c = edition.content();
        Map<String, Object> line = new TreeMap<>();
        put(line, "id", id());
        put(line, "type", edition.document().type());
        place(line);
        put(line, "title", c.title());
        put(line, "body", body(c.body()));
        if (!c.body().isEmpty()) {
            line.put("bodyFormat", "html");
        }
        put(line, "summary", c.summary());
        put(line, "source", c.source());
        put(line, "sourceUrl", c.sourceUrl());
        put(line, "author", c.author());
        put(line, "issuer", c.issuer());
        put(line, "docNumber", c.docNumber());
        put(line, "writtenAt", c.writtenAt() == null ? "" : c.writtenAt().toString());
        put(line, "publishedAt", publishedAt());
        put(line, "validity", c.validity());
        if (!c.keywords().isEmpty()) {
            line.put("keywords", c.keywords());
        }
        Map<String, Object> attributes = attributes(c);
        if (!attributes.isEmpty()) {
            line.put("attributes", attributes);
        }
        attach(line, c.attachments(), files);
        return LineParser.JSON.writeValueAsString(line);
    }

    private static void put(Map<String, Object> line, String field, String value) {
        if (!value.isEmpty()) {
            line.put(field, value);
        }
    }

    private void place(Map<String, Object> line) {
        Channel channel = edition.placements().stream()
                .filter(p -> p.siteId() == edition.siteId() && p.primary())
                .map(Placement::channelId)
                .map(channels::get)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
        if (channel != null) {
            String[] codes = channel.path().split("/");
            line.put("channel", channel.path());
            line.put(
                    "channelName",
                    IntStream.rangeClosed(1, codes.length)
                            .mapToObj(depth -> String.join("/", Arrays.copyOf(codes, depth)))
                            .map(path -> channelNames
                                    .getOrDefault(path, path.substring(path.lastIndexOf('/') + 1))
                                    .replace("/", "／"))
                            .collect(Collectors.joining("/")));
        }
    }

    private Map<String, Object> attributes(EditionContent c) {
        Map<String, Object> attributes = new TreeMap<>();
        c.attributes().forEach((key, value) -> attributes.put(key, named(value)));
        put(attributes, Drafts.SUBTITLE, c.subtitle());
        put(attributes, Drafts.IMAGE, c.image().isEmpty() ? "" : String.valueOf(named(c.image())));
        put(attributes, Drafts.IMAGE_ALT, c.imageAlt());
        for (String kind : Drafts.RELATIONS) {
            List<String> ids = edition.relations().stream()
                    .filter(relation -> relation.kind().equals(kind))
                    .map(relation -> externalIds.get(relation.toId()))
                    .filter(id -> id != null)
                    .sorted()
                    .toList();
            if (!ids.isEmpty()) {
                attributes.put(kind, ids);
            }
        }
        return attributes;
    }

    /** Addresses of the document's own files become their names: the address is another in every house. */
    private Object named(Object value) {
        return switch (value) {
            case String text when namesByPath.containsKey(text) -> "attachment:" + namesByPath.get(text);
            case List<?> list -> list.stream().map(this::named).toList();
            case Map<?, ?> map -> {
                Map<String, Object> named = new TreeMap<>();
                map.forEach((k, v) -> named.put(String.valueOf(k), named(v)));
                yield named;
            }
            default -> value;
        };
    }

    private String body(String html) {
        String body = html;
        for (var file : namesByPath.entrySet()) {
            String name =
                    URLEncoder.encode(file.getValue(), StandardCharsets.UTF_8).replace("+", "%20");
            body = body.replace("\"" + file.getKey() + "\"", "\"attachment:" + name + "\"");
        }
        return body;
    }

    private static void attach(Map<String, Object> line, List<Attachment> attachments, ExportedFiles files)
            throws IOException {
        List<Map<String, String>> written = new ArrayList<>();
        for (Attachment file : attachments) {
            written.add(new TreeMap<>(Map.of("name", file.name(), "file", files.write(file))));
        }
        if (!written.isEmpty()) {
            line.put("attachments", written);
        }
    }
}
