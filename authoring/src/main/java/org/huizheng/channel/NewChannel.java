package org.huizheng.channel;

/** @param path codes joined by {@code /}; the channel above must be there, or stand before it in the same list */
public record NewChannel(String path, ChannelText text, Care care) {

    /** The last segment of the address. */
    String code() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The address of the channel above, "" at the top. */
    String above() {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }
}
