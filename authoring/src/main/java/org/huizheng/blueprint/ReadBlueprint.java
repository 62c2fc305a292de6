package org.huizheng.blueprint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.huizheng.channel.Care;
import org.huizheng.channel.ChannelText;
import org.huizheng.channel.ColumnTypes;
import org.huizheng.channel.NewChannel;
import org.huizheng.site.SiteKind;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads a blueprint's file; plain data only. What a channel leaves out is the usual. */
final class ReadBlueprint {

    private final List<NewChannel> channels = new ArrayList<>();

    private ReadBlueprint() {}

    static Blueprint shipped(String code) {
        try (InputStream in = ReadBlueprint.class.getResourceAsStream("/blueprints/" + code + ".yaml")) {
            Map<?, ?> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(in, code));
            ReadBlueprint read = new ReadBlueprint();
            read.below("", (List<?>) Objects.requireNonNull(file.get("channels")));
            return new Blueprint(
                    code,
                    text(file, "title", ""),
                    SiteKind.of(text(file, "kind", "")),
                    text(file, "description", ""),
                    text(file, "theme", ""),
                    settings((Map<?, ?>) Objects.requireNonNull(file.get("settings"))),
                    List.copyOf(read.channels));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void below(String above, List<?> given) {
        for (Object item : given) {
            Map<?, ?> channel = (Map<?, ?>) item;
            String path = above + text(channel, "code", "");
            channels.add(channel(path, channel));
            if (channel.get("below") instanceof List<?> list) {
                below(path + "/", list);
            }
        }
    }

    private static NewChannel channel(String path, Map<?, ?> c) {
        List<String> types = ((List<?>) Objects.requireNonNull(c.get("types")))
                .stream().map(String::valueOf).toList();
        String name = text(c, "name", "");
        String kind = text(c, "kind", "list");
        ChannelText text = new ChannelText(
                name,
                text(c, "describe", name),
                List.of(name),
                types,
                kind,
                text(c, "content", "article"),
                text(c, "order", "newest"),
                Boolean.TRUE.equals(c.get("navigation")),
                c.get("link") instanceof String link ? link : null,
                Map.of());
        Integer days = kind.equals("list") ? ColumnTypes.updateDays(types).orElse(null) : null;
        return new NewChannel(path, text, new Care("", null, days));
    }

    private static Map<String, Object> settings(Map<?, ?> given) {
        Map<String, Object> settings = new TreeMap<>();
        given.forEach((key, value) -> settings.put(String.valueOf(key), value));
        return settings;
    }

    private static String text(Map<?, ?> map, String key, String standard) {
        return map.get(key) instanceof String text ? text : standard;
    }
}
