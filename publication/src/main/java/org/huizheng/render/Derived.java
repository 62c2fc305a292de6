package org.huizheng.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Addresses without a file of their own: their bytes are made of those of one stored page, and of nothing else, when they
 * are asked for. A release writes no file for them, and the manifest vouches for what they are made of.
 */
public final class Derived {

    private Derived() {}

    /** The stored file an address is made of; the address itself when it is stored. */
    public static String storedAt(String path) {
        String feed = FeedForms.storedAt(path);
        return feed.equals(path) ? QrCode.storedAt(path) : feed;
    }

    /** Whether what is stored for an address is a feed, in whatever form it is asked for. */
    public static boolean isFeed(String path) {
        return FeedForms.storedAt(path).endsWith("/" + FeedForms.STORED);
    }

    /** Every address made of a stored file, its own among them. */
    public static List<String> madeOf(String stored) {
        List<String> all = new ArrayList<>(FeedForms.madeOf(stored));
        if (stored.endsWith(".html")) {
            all.add(QrCode.path(stored));
        }
        return all;
    }

    /**
     * The bytes of an address, from those stored for it.
     *
     * @throws IOException when nothing can be made of them
     */
    public static byte[] shownAt(String path, byte[] stored) throws IOException {
        if (!FeedForms.storedAt(path).equals(path)) {
            return FeedForms.shownAt(path, stored);
        }
        return QrCode.storedAt(path).equals(path) ? stored : QrCode.of(stored);
    }

    /** Where an address leads whose stored file leads to another: a reader of a form of a feed to the same form. */
    public static Optional<String> leadsTo(String path, String location) {
        return FeedForms.storedAt(path).equals(path)
                ? Optional.empty()
                : Optional.of(location.substring(0, location.lastIndexOf('/')) + path.substring(path.lastIndexOf('/')));
    }
}
