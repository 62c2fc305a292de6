package org.huizheng.channel.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huizheng.channel.Care;
import org.huizheng.channel.ChannelText;
import org.huizheng.kernel.Problem;
import org.jspecify.annotations.Nullable;

/** What a request says of a channel; what is left out is empty, which the verb then judges. */
record ChannelRequest(
        @Nullable Long parentId,
        @Nullable String code,
        @Nullable Long version,
        @Nullable Text text,
        @Nullable Hands care) {

    record Text(
            @Nullable String name,
            @Nullable String description,
            @Nullable List<@Nullable String> keywords,
            @Nullable List<@Nullable String> columnTypes,
            @Nullable String kind,
            @Nullable String contentType,
            @Nullable String listOrder,
            @Nullable Boolean navigation,
            @Nullable String link,
            @Nullable Map<String, Object> settings) {

        ChannelText text() {
            return new ChannelText(
                    plain(name),
                    plain(description),
                    texts(keywords),
                    texts(columnTypes),
                    Objects.requireNonNullElse(kind, "list"),
                    Objects.requireNonNullElse(contentType, "article"),
                    Objects.requireNonNullElse(listOrder, "newest"),
                    Boolean.TRUE.equals(navigation),
                    link,
                    settings == null ? Map.of() : settings);
        }

        private static List<String> texts(@Nullable List<@Nullable String> given) {
            List<String> texts = new ArrayList<>();
            if (given != null) {
                given.forEach(text -> texts.add(plain(text)));
            }
            return texts;
        }
    }

    record Hands(
            @Nullable String owner,
            @Nullable Long organizationId,
            @Nullable Integer updateDays) {

        Care care() {
            return new Care(plain(owner), organizationId, updateDays);
        }
    }

    ChannelText channelText() {
        if (text == null) {
            throw Problem.invalid("缺少 text");
        }
        return text.text();
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text;
    }
}
