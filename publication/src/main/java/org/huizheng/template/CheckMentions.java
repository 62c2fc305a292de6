package org.huizheng.template;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.ExtensionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huizheng.template.Mention.Kind;

/** Refuses what would only fail while a page is made: names that are not in the language, templates that lead to themselves. */
final class CheckMentions {

    private static final Set<String> PARSED = Set.of("block", "parent");

    private final ExtensionRegistry language;
    private final Map<String, List<Mention>> mentions = new TreeMap<>();

    CheckMentions(Map<String, String> sources, PebbleEngine engine) {
        this.language = engine.getExtensionRegistry();
        sources.forEach((path, source) -> mentions.put(path, ReadMentions.of(path, source, engine)));
    }

    /** @throws TemplateRefused at the first that is wrong, in order of path and line */
    void perform() {
        List<Set<String>> drawn = mentions.keySet().stream().map(this::drawn).toList();
        mentions.forEach((path, all) -> {
            Set<String> near = near(path, drawn);
            all.forEach(mention -> check(path, mention, near));
        });
        requireNoCircle();
    }

    /** @throws TemplateRefused at the reference that closes a circle of {@code extends}, {@code include} and {@code import} */
    void requireNoCircle() {
        Set<String> done = new TreeSet<>();
        mentions.keySet().forEach(path -> walk(path, new ArrayList<>(), done));
    }

    private void walk(String path, List<String> way, Set<String> done) {
        if (!mentions.containsKey(path) || done.contains(path)) {
            return;
        }
        way.add(path);
        for (Mention to : of(path, Kind.TEMPLATE).toList()) {
            int start = way.indexOf(to.name());
            if (start >= 0) {
                String circle = String.join(" → ", way.subList(start, way.size()));
                throw new TemplateRefused(path, to.line(), "模板循环引用，没有尽头：" + circle + " → " + to.name());
            }
            walk(to.name(), way, done);
        }
        way.removeLast();
        done.add(path);
    }

    private void check(String path, Mention mention, Set<String> near) {
        String name = mention.name();
        String wrong =
                switch (mention.kind()) {
                    case FILTER -> language.getFilter(name) == null ? "没有过滤器 " + name : "";
                    case TEST -> language.getTest(name) == null ? "没有判断 is " + name : "";
                    case OPERATOR -> name.equals("..") ? "没有运算符 .." : "";
                    case CALL -> isCallable(name, near) ? "" : "没有函数或宏 " + name;
                    case METHOD -> method(name, near);
                    case TEMPLATE -> mentions.containsKey(name) ? "" : "主题里没有模板 " + name;
                    case UNNAMED_TEMPLATE -> "模板名应是引号里的文字";
                    case MACRO, ALIAS -> "";
                };
        if (!wrong.isEmpty()) {
            throw new TemplateRefused(path, mention.line(), wrong);
        }
    }

    private boolean isCallable(String name, Set<String> near) {
        return PARSED.contains(name) || language.getFunction(name) != null || has(near, Kind.MACRO, name);
    }

    private String method(String call, Set<String> near) {
        int dot = call.indexOf('.');
        String macro = call.substring(dot + 1);
        if (!has(near, Kind.ALIAS, call.substring(0, dot))) {
            return "不能调用方法 " + macro;
        }
        return has(near, Kind.MACRO, macro) ? "" : "没有宏 " + call;
    }

    private boolean has(Set<String> paths, Kind kind, String name) {
        return paths.stream().flatMap(p -> of(p, kind)).anyMatch(m -> m.name().equals(name));
    }

    private Stream<Mention> of(String path, Kind kind) {
        return mentions.getOrDefault(path, List.of()).stream().filter(m -> m.kind() == kind);
    }

    /** The templates whose macros this one may see: an included template sees what the one around it has imported. */
    private static Set<String> near(String path, List<Set<String>> drawn) {
        Set<String> near = new TreeSet<>();
        drawn.stream().filter(d -> d.contains(path)).forEach(near::addAll);
        return near;
    }

    private Set<String> drawn(String path) {
        Set<String> drawn = new TreeSet<>();
        draw(path, drawn);
        return drawn;
    }

    private void draw(String path, Set<String> drawn) {
        if (drawn.add(path)) {
            of(path, Kind.TEMPLATE).forEach(m -> draw(m.name(), drawn));
        }
    }
}
