package org.huizheng.blueprint;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.channel.ChannelText;
import org.huizheng.channel.NewChannel;
import org.huizheng.release.SiteSettings;
import org.huizheng.site.NewSite;

/** The blanks of a blueprint: {@code {site}}, {@code {organizer}} and {@code {phone}}. */
final class Blanks {

    private final Map<String, String> words;

    Blanks(NewSite site) {
        words = Map.of(
                "{site}", site.name(),
                "{organizer}", setting(site, SiteSettings.ORGANIZER),
                "{phone}", setting(site, SiteSettings.PHONE));
    }

    private static String setting(NewSite site, String key) {
        return site.settings().get(key) instanceof String text ? text : "";
    }

    NewChannel fill(NewChannel channel) {
        ChannelText text = channel.text();
        return new NewChannel(
                channel.path(),
                new ChannelText(
                        text.name(),
                        fill(text.description()),
                        text.keywords(),
                        text.columnTypes(),
                        text.kind(),
                        text.contentType(),
                        text.listOrder(),
                        text.navigation(),
                        text.link(),
                        text.settings()),
                channel.care());
    }

    Map<String, Object> fill(Map<String, Object> settings) {
        Map<String, Object> filled = new TreeMap<>();
        settings.forEach((key, value) -> filled.put(key, fillAny(value)));
        return filled;
    }

    private Object fillAny(Object value) {
        return switch (value) {
            case String text -> fill(text);
            case List<?> list -> list.stream().map(this::fillAny).toList();
            default -> value;
        };
    }

    private String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        return filled;
    }
}
