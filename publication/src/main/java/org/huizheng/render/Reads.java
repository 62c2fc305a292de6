package org.huizheng.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.huizheng.kernel.Hashes;
import org.huizheng.release.Position;
import org.jspecify.annotations.Nullable;

/**
 * What one page read while it was made. Names that many pages share are kept apart from the page's own, so that the pages
 * of a channel share one stored set.
 */
public final class Reads {

    /** Stands for the number of the page's own document in a shared name. */
    static final String SELF = ":self";

    /** The beginning and the end of every list. */
    static final Instant OLDEST = Instant.parse("1800-01-01T00:00:00Z");

    static final Instant NEWEST = Instant.parse("9000-01-01T00:00:00Z");

    /** A part of a channel's order: from inclusive, to exclusive; only documents of a type when one is given. */
    record ListRead(long channelId, @Nullable String type, Instant fromAt, long fromId, Instant toAt, long toId) {

        /** As {@link WakePages} asks the stored windows. */
        boolean holds(Position p) {
            boolean asked = type == null ? !p.type().equals(Position.TEXT) : type.equals(p.type());
            return asked && channelId == p.channelId() && isBefore(fromAt, fromId, p) && !isBefore(toAt, toId, p);
        }

        private static boolean isBefore(Instant at, long id, Position p) {
            int order = at.compareTo(p.at());
            return order < 0 || order == 0 && id <= p.documentId();
        }
    }

    private final Set<String> shared = new HashSet<>();
    private final Set<String> own = new TreeSet<>();
    private final List<ListRead> lists = new ArrayList<>();
    private final Set<String> unrecorded;
    private long setId;
    private String self = "";

    Reads() {
        this(Set.of());
    }

    /** @param unrecorded kinds of reads that are forgotten, for the controls of the oracle; {@code list} is one of them */
    Reads(Set<String> unrecorded) {
        this.unrecorded = unrecorded;
    }

    void shared(String name) {
        if (isRecorded(name)) {
            shared.add(name);
        }
    }

    /** The page is about this document: what it reads of it by number is the same for all pages of a channel. */
    void about(long documentId) {
        self = ":" + documentId;
    }

    void own(String name) {
        if (!isRecorded(name)) {
            return;
        }
        if (!self.isEmpty() && name.endsWith(self)) {
            shared.add(name.substring(0, name.length() - self.length()) + SELF);
        } else {
            own.add(name);
        }
    }

    void list(ListRead read) {
        if (!unrecorded.contains("list")) {
            lists.add(read);
        }
    }

    private boolean isRecorded(String name) {
        if (unrecorded.isEmpty()) {
            return true;
        }
        int colon = name.indexOf(':');
        return !unrecorded.contains(colon < 0 ? name : name.substring(0, colon));
    }

    Set<String> shared() {
        return shared;
    }

    Set<String> own() {
        return own;
    }

    List<ListRead> lists() {
        return lists;
    }

    /** Asked once the page is made: what is read later would be missing. */
    long setId() {
        if (setId == 0) {
            setId = Hashes.key(String.join("\n", new TreeSet<>(shared)));
        }
        return setId;
    }

    /** Equal for equal own names and lists, so that unchanged reads are not written again. */
    long ownHash() {
        return own.isEmpty() && lists.isEmpty() ? 0 : Hashes.key(String.join("\n", own) + "\n" + lists);
    }
}
