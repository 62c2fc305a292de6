package org.huizheng.document;

/**
 * Shows a document in a channel. Exactly one placement is primary on each site: there the document has its page.
 *
 * @param pinned greater than 0 shows it above the list, the greatest first
 */
public record NewPlacement(long channelId, boolean primary, int ordinal, int pinned) {

    public static NewPlacement primary(long channelId) {
        return new NewPlacement(channelId, true, 0, 0);
    }

    public static NewPlacement further(long channelId) {
        return new NewPlacement(channelId, false, 0, 0);
    }
}
