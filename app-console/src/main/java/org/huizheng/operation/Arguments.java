package org.huizheng.operation;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huizheng.kernel.Problem;
import org.jspecify.annotations.Nullable;

/** What was given to an operation, by name. */
public record Arguments(Map<String, Object> values) {

    public Arguments {
        values = values.entrySet().stream()
                .filter(given -> given.getValue() != null)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public String text(String name) {
        Object value = values.get(name);
        if (value == null || value.toString().isBlank()) {
            throw Problem.invalid("缺少参数 " + name);
        }
        return value.toString();
    }

    public String text(String name, String otherwise) {
        return values.containsKey(name) ? text(name) : otherwise;
    }

    public long number(String name) {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            throw Problem.invalid("参数 " + name + " 应当是数字");
        }
    }

    public List<Long> numbers(String name) {
        if (values.get(name) instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(Number.class::isInstance)) {
            return list.stream().map(n -> ((Number) n).longValue()).toList();
        }
        return List.of(number(name));
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(String.valueOf(values.get(name)));
    }

    /** An absolute path: the product's working directory is not the caller's. */
    public Path path(String name) {
        try {
            Path path = Path.of(text(name));
            if (path.isAbsolute()) {
                return path;
            }
        } catch (InvalidPathException e) {
            // refused below
        }
        throw Problem.invalid("参数 " + name + " 应当是绝对路径");
    }

    public @Nullable Object raw(String name) {
        return values.get(name);
    }
}
