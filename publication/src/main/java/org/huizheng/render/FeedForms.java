package org.huizheng.render;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The forms of a feed. JSON Feed is stored, one file; RSS 2.0 and Atom are made of its bytes, and of nothing else, when they
 * are asked for: a release writes one file a feed, and the forms cannot differ.
 */
final class FeedForms {

    static final String STORED = "feed.json";
    static final String RSS = "rss.xml";
    static final String ATOM = "atom.xml";

    private static final DateTimeFormatter RFC_822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US);

    private FeedForms() {}

    /** The stored file an address is made of; the address itself when it is no form of a feed. */
    static String storedAt(String path) {
        boolean made = !path.startsWith("/_") && (path.endsWith("/" + RSS) || path.endsWith("/" + ATOM));
        return made ? path.substring(0, path.lastIndexOf('/') + 1) + STORED : path;
    }

    /** Every address made of a stored file, its own among them. */
    static List<String> madeOf(String stored) {
        if (!stored.endsWith("/" + STORED)) {
            return List.of(stored);
        }
        String folder = stored.substring(0, stored.length() - STORED.length());
        return List.of(stored, folder + RSS, folder + ATOM);
    }

    /** The bytes of an address, from those stored for it. */
    static byte[] shownAt(String path, byte[] stored) {
        if (storedAt(path).equals(path)) {
            return stored;
        }
        Feed feed = Feed.of(stored);
        return path.endsWith(ATOM) ? atom(feed) : rss(feed);
    }

    /** RSS 2.0; who wrote an item is said in Dublin Core, because RSS itself wants a mail address there. */
    static byte[] rss(Feed feed) {
        Xml out = new Xml()
                .open(
                        "rss",
                        "version",
                        "2.0",
                        "xmlns:atom",
                        "http://www.w3.org/2005/Atom",
                        "xmlns:dc",
                        "http://purl.org/dc/elements/1.1/")
                .open("channel")
                .text("title", feed.title())
                .text("link", feed.home())
                .text("description", feed.description().isEmpty() ? feed.title() : feed.description())
                .text("language", feed.language())
                .text("lastBuildDate", RFC_822.format(feed.updated()))
                .empty("atom:link", "rel", "self", "type", "application/rss+xml", "href", beside(feed.address(), RSS));
        for (Feed.Item item : feed.items()) {
            out.open("item")
                    .text("title", item.title())
                    .text("link", item.url())
                    .text("guid", item.id(), "isPermaLink", "false")
                    .optional("description", item.summary())
                    .text("pubDate", RFC_822.format(OffsetDateTime.parse(item.published())));
            item.authors().forEach(a -> out.text("dc:creator", a.name()));
            item.tags().forEach(tag -> out.text("category", tag));
            out.close("item");
        }
        return out.close("channel").close("rss").bytes();
    }

    /** RFC 4287. */
    static byte[] atom(Feed feed) {
        String self = beside(feed.address(), ATOM);
        Xml out = new Xml()
                .open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", feed.language())
                .text("id", self)
                .text("title", feed.title())
                .optional("subtitle", feed.description())
                .text("updated", Feed.time(feed.updated().toInstant()))
                .empty("link", "rel", "self", "type", "application/atom+xml", "href", self)
                .empty("link", "rel", "alternate", "type", "text/html", "href", feed.home());
        authors(out, feed.authors());
        for (Feed.Item item : feed.items()) {
            out.open("entry")
                    .text("id", item.id())
                    .text("title", item.title())
                    .text("updated", item.changed())
                    .text("published", item.published())
                    .empty("link", "rel", "alternate", "type", "text/html", "href", item.url())
                    .optional("summary", item.summary());
            authors(out, item.authors());
            item.tags().forEach(tag -> out.empty("category", "term", tag));
            out.close("entry");
        }
        return out.close("feed").bytes();
    }

    private static void authors(Xml out, List<Feed.Author> authors) {
        authors.forEach(a -> out.open("author").text("name", a.name()).close("author"));
    }

    private static String beside(String address, String file) {
        int query = address.indexOf('?');
        int end = query < 0 ? address.length() : query;
        return address.substring(0, address.lastIndexOf('/', end) + 1) + file + address.substring(end);
    }
}
