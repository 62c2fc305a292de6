package org.huizheng.document;

import java.time.Instant;
import java.util.List;
import org.huizheng.kernel.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a list of documents is narrowed to; an empty list or null narrows nothing.
 *
 * @param sites within the scope; empty for all of it
 * @param channels any of them
 * @param returned only drafts that were sent back
 * @param words all must occur in the title or the document number
 * @param author who began the current edition
 * @param from earliest change, {@code to} the moment before which it was
 */
public record DocumentFilter(
        List<Long> sites,
        List<Long> channels,
        List<EditionState> states,
        boolean returned,
        String type,
        String words,
        String author,
        @Nullable Instant from,
        @Nullable Instant to,
        Order order) {

    /** How a list is ordered; each goes on by keyset. */
    public enum Order {
        /** Last changed first. */
        UPDATED,
        /** Longest unchanged first. */
        OLDEST,
        /** Newest document first. */
        CREATED;

        public static Order of(String text) {
            for (Order order : values()) {
                if (order.name().equalsIgnoreCase(text)) {
                    return order;
                }
            }
            throw Problem.invalid("sort 只能是 updated、oldest 或 created");
        }
    }

    public static DocumentFilter of(long siteId, List<EditionState> states) {
        return new DocumentFilter(List.of(siteId), List.of(), states, false, "", "", "", null, null, Order.UPDATED);
    }

    public DocumentFilter inChannel(long channelId) {
        return new DocumentFilter(sites, List.of(channelId), states, returned, type, words, author, from, to, order);
    }

    /** @param words as typed */
    public DocumentFilter having(String words) {
        return new DocumentFilter(sites, channels, states, returned, type, words, author, from, to, order);
    }

    /** Whether it narrows to nothing but sites and states. */
    boolean isPlain() {
        return channels.isEmpty() && isNarrowedBySitesAndChannelsOnly();
    }

    boolean isNarrowedBySitesAndChannelsOnly() {
        return !returned && type.isEmpty() && words.isBlank() && author.isEmpty() && from == null && to == null;
    }
}
