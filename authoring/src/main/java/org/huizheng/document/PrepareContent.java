package org.huizheng.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.media.MediaFiles;
import org.huizheng.release.EditionContent;
import org.huizheng.release.EditionContent.Attachment;

/** Turns what was handed in into what is kept: files into the private store, the body sanitised, names into addresses. */
final class PrepareContent {

    private static final Pattern MEDIA = Pattern.compile("(?:attachment:)?(media|whole):(\\d{1,18})");

    private final BlobStore blobs;
    private final MediaFiles media;

    PrepareContent(BlobStore blobs, MediaFiles media) {
        this.blobs = blobs;
        this.media = media;
    }

    /**
     * @param kept the files the document keeps from before
     * @param position the number of the first new file: a file's number is never given again
     */
    EditionContent perform(long siteId, long documentId, EditionDraft draft, List<Attachment> kept, int position) {
        Map<String, Attachment> files = new LinkedHashMap<>();
        kept.forEach(file -> files.put(file.name(), file));
        int next = position;
        for (NewAttachment file : draft.attachments()) {
            if (!file.isFromLibrary()) {
                files.put(file.name(), store(documentId, file, next++));
            }
        }
        LibraryParts parts = new LibraryParts(
                documentId, files, media.usable(SiteScope.of(siteId), siteId, MediaReferences.ids(draft, kept)), next);
        draft.attachments().stream().filter(NewAttachment::isFromLibrary).forEach(file -> parts.whole(file.mediaId()));
        String body = parts.completed(BodyMarkup.sanitised(
                MediaReferences.asAttachments(draft.body()),
                draft.bodyFormat(),
                name -> address(name, files, parts, new HashSet<>())));
        Set<String> shown = new HashSet<>();
        String image = draft.image().isEmpty() ? "" : address(draft.image(), files, parts, shown);
        Map<String, Object> attributes = resolved(draft.attributes(), files, parts, shown);
        parts.refuseMissing();
        return new EditionContent(
                draft.title().strip(),
                draft.subtitle().strip(),
                draft.summary().strip(),
                draft.keywords().stream()
                        .map(String::strip)
                        .filter(k -> !k.isEmpty())
                        .distinct()
                        .toList(),
                draft.source().strip(),
                draft.sourceUrl(),
                draft.author().strip(),
                draft.issuer().strip(),
                draft.docNumber().strip(),
                draft.writtenAt(),
                draft.validity(),
                image,
                image.isEmpty() ? "" : draft.imageAlt().strip(),
                attributes,
                files.values().stream()
                        .filter(file -> isNeeded(file, shown, body))
                        .map(file -> inline(file, isShown(file, shown, body)))
                        .toList(),
                body);
    }

    private Attachment store(long documentId, NewAttachment file, int position) {
        try {
            MediaType type = FileInspection.inspect(file.name(), file.content());
            String hash;
            try (InputStream in = FileInspection.inert(type, file)) {
                hash = blobs.put(BlobStore.Area.PRIVATE, in);
            }
            String path = "/files/" + documentId + "/" + position + "-" + hash.substring(0, 8) + "." + type.extension();
            return new Attachment(
                    file.name(), hash, type.type(), blobs.size(BlobStore.Area.PRIVATE, hash), path, false);
        } catch (FileInspection.Refused e) {
            throw Problem.invalid(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A rendition is there for what shows it. */
    private static boolean isNeeded(Attachment file, Set<String> shown, String body) {
        return !file.inline()
                || MediaReferences.idIn(file.path()) == 0
                || shown.contains(file.path())
                || body.contains(file.path());
    }

    /** A file that is only linked to stays in the list below the text. */
    private static boolean isShown(Attachment file, Set<String> shown, String body) {
        return MediaReferences.widthIn(file.path()) > 0
                || shown.contains(file.path())
                || body.contains("src=\"" + file.path() + "\"");
    }

    private static Attachment inline(Attachment file, boolean inline) {
        return new Attachment(file.name(), file.blob(), file.mediaType(), file.size(), file.path(), inline);
    }

    private static String address(
            String reference, Map<String, Attachment> files, LibraryParts parts, Set<String> shown) {
        if (reference.startsWith("/files/")) {
            boolean own = files.values().stream().anyMatch(file -> file.path().equals(reference));
            long id = MediaReferences.idIn(reference);
            return own ? seen(reference, shown) : id == 0 ? "" : seen(parts.shown(id), shown);
        }
        Matcher media = MEDIA.matcher(reference);
        if (media.matches()) {
            long id = Long.parseLong(media.group(2));
            return media.group(1).equals("whole") ? parts.whole(id) : seen(parts.shown(id), shown);
        }
        String name = reference.substring("attachment:".length());
        Attachment file = files.get(name);
        if (file == null) {
            file = files.get(decoded(name));
        }
        return file == null ? "" : seen(file.path(), shown);
    }

    private static String seen(String path, Set<String> shown) {
        shown.add(path);
        return path;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    private static Map<String, Object> resolved(
            Map<?, ?> values, Map<String, Attachment> files, LibraryParts parts, Set<String> shown) {
        Map<String, Object> resolved = new TreeMap<>();
        values.forEach((key, value) -> resolved.put(String.valueOf(key), resolved(value, files, parts, shown)));
        return resolved;
    }

    private static Object resolved(Object value, Map<String, Attachment> files, LibraryParts parts, Set<String> shown) {
        return switch (value) {
            case String text
            when text.startsWith("attachment:") || MEDIA.matcher(text).matches() -> address(text, files, parts, shown);
            case List<?> list -> {
                List<Object> items = new ArrayList<>();
                list.forEach(item -> items.add(resolved(item, files, parts, shown)));
                yield items;
            }
            case Map<?, ?> map -> resolved(map, files, parts, shown);
            default -> value;
        };
    }
}
