package org.huizheng.document;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huizheng.release.EditionContent.Attachment;

/**
 * How a draft names files of the library: {@code media:12}, or the address one got when the draft was saved before, here or
 * in another document.
 */
final class MediaReferences {

    private static final Pattern NAMED = Pattern.compile("\\bmedia:(\\d{1,18})");
    private static final Pattern STORED = Pattern.compile("/files/\\d+/\\d+-m(\\d{1,18})-(\\d{1,5})-");
    private static final Pattern IN_SOURCE = Pattern.compile("(?i)(\\bsrc\\s*=\\s*[\"']?|!\\[[^\\]]*]\\()media:(\\d)");
    private static final Pattern IN_LINK = Pattern.compile("(?i)(\\bhref\\s*=\\s*[\"']?|]\\()media:(\\d)");

    private MediaReferences() {}

    /** A named file as the sanitiser knows names; what is linked to is wanted whole, what is shown in a fitting size. */
    static String asAttachments(String body) {
        String shown = IN_SOURCE.matcher(body).replaceAll("$1attachment:media:$2");
        return IN_LINK.matcher(shown).replaceAll("$1attachment:whole:$2");
    }

    static Set<Long> ids(EditionDraft draft, Collection<Attachment> kept) {
        Set<Long> ids = new TreeSet<>();
        collect(draft.body(), ids);
        collect(draft.image(), ids);
        draft.attributes().values().forEach(value -> collect(value, ids));
        draft.attachments().stream().filter(NewAttachment::isFromLibrary).forEach(file -> ids.add(file.mediaId()));
        kept.forEach(file -> collect(file.path(), ids));
        return ids;
    }

    private static void collect(Object value, Set<Long> ids) {
        switch (value) {
            case String text -> {
                NAMED.matcher(text).results().forEach(m -> ids.add(Long.valueOf(m.group(1))));
                STORED.matcher(text).results().forEach(m -> ids.add(Long.valueOf(m.group(1))));
            }
            case List<?> list -> list.forEach(item -> collect(item, ids));
            case Map<?, ?> map -> map.values().forEach(item -> collect(item, ids));
            default -> {}
        }
    }

    /** The file of the library behind a public address, 0 when there is none. */
    static long idIn(String path) {
        Matcher matcher = STORED.matcher(path);
        return matcher.lookingAt() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** The width in the address, 0 for the whole file. */
    static int widthIn(String path) {
        Matcher matcher = STORED.matcher(path);
        return matcher.lookingAt() ? Integer.parseInt(matcher.group(2)) : 0;
    }

    /** Whether a file of the edition before is one that the new text decides about, without its name being kept. */
    static boolean mayStay(Attachment file, EditionDraft draft) {
        return idIn(file.path()) != 0 && (file.inline() || draft.body().contains(file.path()));
    }
}
