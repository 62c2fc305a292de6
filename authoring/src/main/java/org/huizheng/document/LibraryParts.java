package org.huizheng.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.huizheng.media.MediaFiles.MediaFile;
import org.huizheng.media.Rendition;
import org.huizheng.release.EditionContent.Attachment;

/**
 * The files of the library that one document shows, as attachments of it: their bytes are the library's, their addresses the
 * document's, and with them they are approved and released.
 */
final class LibraryParts {

    /** Wider is no picture between lines of text; whoever wants more follows a link to the whole. */
    private static final int WIDEST_SHOWN = 1440;

    private static final String SIZES = "(max-width: 960px) 100vw, 960px";
    private static final Pattern IMAGE = Pattern.compile("<img ([^<>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

    private final long documentId;
    private final Map<String, Attachment> files;
    private final Map<Long, MediaFile> media;
    private final TreeSet<Long> missing = new TreeSet<>();
    private int next;

    /** @param files of the document by name; those of the library are added */
    LibraryParts(long documentId, Map<String, Attachment> files, Map<Long, MediaFile> media, int next) {
        this.documentId = documentId;
        this.files = files;
        this.media = media;
        this.next = next;
    }

    /** The address of a picture in a size to be shown, of anything else as it is. */
    String shown(long mediaId) {
        MediaFile file = file(mediaId);
        return file == null ? "" : attachment(file, widthShown(file)).path();
    }

    String whole(long mediaId) {
        MediaFile file = file(mediaId);
        return file == null ? "" : attachment(file, 0).path();
    }

    private @org.jspecify.annotations.Nullable MediaFile file(long mediaId) {
        MediaFile file = media.get(mediaId);
        if (file == null) {
            missing.add(mediaId);
        }
        return file;
    }

    void refuseMissing() {
        if (!missing.isEmpty()) {
            throw Problem.blocked(missing.stream()
                    .map(id -> new Blocker("media", "媒体文件 media:" + id + " 不存在、未通过查毒或不属于本站点"))
                    .toList());
        }
    }

    private static int widthShown(MediaFile file) {
        Integer width = file.item().width();
        if (width == null || width <= WIDEST_SHOWN) {
            return 0;
        }
        return file.renditions().stream()
                .mapToInt(Rendition::width)
                .filter(w -> w <= WIDEST_SHOWN)
                .max()
                .orElse(0);
    }

    /** @param width of a rendition, or 0 */
    private Attachment attachment(MediaFile file, int width) {
        String blob = width == 0 ? file.item().blob() : rendition(file, width).blob();
        long size = width == 0 ? file.item().size() : rendition(file, width).size();
        long id = file.item().id();
        for (Attachment known : files.values()) {
            if (MediaReferences.idIn(known.path()) == id && known.blob().equals(blob)) {
                return known;
            }
        }
        String path = "/files/" + documentId + "/" + next++ + "-m" + id + "-" + width + "-" + blob.substring(0, 8) + "."
                + file.item().extension();
        Attachment added = new Attachment(name(file, width), blob, file.item().mediaType(), size, path, width > 0);
        files.put(added.name(), added);
        return added;
    }

    private static Rendition rendition(MediaFile file, int width) {
        return file.renditions().stream()
                .filter(r -> r.width() == width)
                .findFirst()
                .orElseThrow();
    }

    private String name(MediaFile file, int width) {
        String name = file.item().name();
        if (width == 0 && !files.containsKey(name)) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + " (m" + file.item().id() + "-" + width + ")" + name.substring(dot);
    }

    /** Says of each picture how large it is and which sizes there are, so that a page does not jump and a phone loads less. */
    String completed(String body) {
        return IMAGE.matcher(body).replaceAll(m -> Matcher.quoteReplacement(completed(m)));
    }

    private String completed(java.util.regex.MatchResult image) {
        TreeMap<String, String> attributes = new TreeMap<>();
        ATTRIBUTE.matcher(image.group(1)).results().forEach(a -> attributes.put(a.group(1), a.group(2)));
        MediaFile file = media.get(MediaReferences.idIn(attributes.getOrDefault("src", "")));
        if (file == null || file.item().width() == null || file.item().height() == null) {
            return image.group();
        }
        attributes.put("width", String.valueOf(file.item().width()));
        attributes.put("height", String.valueOf(file.item().height()));
        if (attributes.getOrDefault("alt", "").isEmpty()) {
            attributes.put("alt", escaped(file.item().alt()));
        }
        List<String> sizes = sizes(file);
        if (sizes.size() > 1) {
            attributes.put("srcset", String.join(", ", sizes));
            attributes.put("sizes", SIZES);
        }
        return attributes.entrySet().stream()
                .map(a -> " " + a.getKey() + "=\"" + a.getValue() + "\"")
                .collect(Collectors.joining("", "<img", ">"));
    }

    private List<String> sizes(MediaFile file) {
        List<String> sizes = new ArrayList<>();
        for (Rendition r : file.renditions()) {
            if (r.width() <= WIDEST_SHOWN) {
                sizes.add(attachment(file, r.width()).path() + " " + r.width() + "w");
            }
        }
        if (widthShown(file) == 0) {
            sizes.add(attachment(file, 0).path() + " " + file.item().width() + "w");
        }
        return sizes;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
