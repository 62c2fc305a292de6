package org.huizheng.interchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one line, each taken out by the type it must have. */
final class LineFields {

    private static final int DEEPEST = 8;

    private final Map<String, Object> fields;

    LineFields(Map<String, Object> fields) {
        this.fields = fields;
    }

    String required(String name, int most) {
        String text = optional(name, most);
        if (text.isBlank()) {
            throw new Refusal("缺少 " + name);
        }
        return text;
    }

    /** One line of text; null and absent are "". */
    String optional(String name, int most) {
        Object value = fields.get(name);
        if (value == null) {
            return "";
        }
        if (!(value instanceof String text)) {
            throw new Refusal(name + " 应当是文字");
        }
        boolean lines = name.equals("summary");
        return checked(text.strip(), name, most, lines);
    }

    String body() {
        Object value = fields.get("body");
        if (value == null) {
            return "";
        }
        if (!(value instanceof String text)) {
            throw new Refusal("body 应当是文字");
        }
        return wellFormed(text.replace("\r\n", "\n").replace('\r', '\n'), "body", true);
    }

    List<Object> list(String name, int most) {
        Object value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new Refusal(name + " 应当是数组");
        }
        if (list.size() > most) {
            throw new Refusal(name + " 超过 " + most + " 项");
        }
        return new ArrayList<>(list);
    }

    List<String> texts(String name, int most, int longest) {
        List<String> texts = new ArrayList<>();
        for (Object item : list(name, most)) {
            if (!(item instanceof String text)) {
                throw new Refusal(name + " 的每一项应当是文字");
            }
            if (!text.isBlank() && !texts.contains(text.strip())) {
                texts.add(checked(text.strip(), name, longest, false));
            }
        }
        return List.copyOf(texts);
    }

    Map<String, Object> map(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?>)) {
            throw new Refusal(name + " 应当是对象");
        }
        @SuppressWarnings("unchecked") // a JSON object has text keys
        Map<String, Object> map = (Map<String, Object>) plain(value, name, 0);
        return map;
    }

    /** The value without nulls, every text in it checked. */
    private static Object plain(@Nullable Object value, String name, int depth) {
        if (depth > DEEPEST) {
            throw new Refusal(name + " 层次太深");
        }
        return switch (value) {
            case String text -> wellFormed(text, name, true);
            case Map<?, ?> map -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                map.forEach((k, v) -> {
                    if (v != null) {
                        plain.put(wellFormed(String.valueOf(k), name, false), plain(v, name, depth + 1));
                    }
                });
                yield plain;
            }
            case List<?> list ->
                list.stream()
                        .filter(v -> v != null)
                        .map(v -> plain(v, name, depth + 1))
                        .toList();
            case null -> "";
            default -> value;
        };
    }

    private static String checked(String text, String name, int most, boolean lines) {
        if (text.length() > most) {
            throw new Refusal(name + " 太长（" + text.length() + " 字，最多 " + most + " 字）");
        }
        return wellFormed(text, name, lines);
    }

    private static String wellFormed(String text, String name, boolean lines) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean broken = Character.isHighSurrogate(c)
                    ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(++i))
                    : Character.isLowSurrogate(c);
            boolean control = c < 0x20 && !(lines && (c == '\n' || c == '\t' || c == '\r'))
                    || c >= 0x7f && c < 0xa0
                    || c >= 0xfffe;
            if (broken || control) {
                throw new Refusal(name + " 含有控制字符或残缺的字符（U+" + String.format("%04X", (int) c) + "）");
            }
        }
        if (text.contains("<!--#")) {
            throw new Refusal(name + " 含有 <!--#");
        }
        return text;
    }

    /** A piece of the line that is safe to print in a report. */
    static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "�");
        return "“" + (plain.length() > 40 ? plain.substring(0, 40) + "…" : plain) + "”";
    }
}
