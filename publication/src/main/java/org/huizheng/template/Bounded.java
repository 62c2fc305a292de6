package org.huizheng.template;

import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A core filter that cannot be made to swell. A chain of filters is one step to the budget, so each of them looks at the
 * length itself, before anything is allocated.
 */
record Bounded(String name, Filter core) implements Filter {

    @Override
    public List<String> getArgumentNames() {
        return core.getArgumentNames();
    }

    @Override
    @SuppressWarnings("NullAway") // a filter may give null
    public Object apply(
            @Nullable Object input,
            Map<String, Object> args,
            PebbleTemplate self,
            EvaluationContext context,
            int line) {
        int most = Run.current().budget.limits().output();
        long length =
                switch (name) {
                    case "join" -> joined(input, args.get("separator"));
                    case "replace" -> replaced(input, args.get("replace_pairs"), most);
                    default -> length(input);
                };
        if (length > most) {
            throw new TemplateRefused(self.getName(), line, "过滤器 " + name + " 的文字超过上限 " + most + " 个字符");
        }
        return core.apply(input, args, self, context, line);
    }

    private static long length(@Nullable Object value) {
        return value instanceof CharSequence text ? text.length() : 0;
    }

    private static long joined(@Nullable Object input, @Nullable Object separator) {
        Collection<?> items =
                switch (input) {
                    case Collection<?> collection -> collection;
                    case Object[] array -> Arrays.asList(array);
                    case null, default -> List.of();
                };
        return items.stream().mapToLong(Bounded::length).sum() + items.size() * length(separator);
    }

    /** Replaces step by step, as the core does, and stops at the first result that would be too long. */
    private static long replaced(@Nullable Object input, @Nullable Object pairs, int most) {
        if (input == null || !(pairs instanceof Map<?, ?> map) || length(input) > most) {
            return length(input);
        }
        String text = input.toString();
        for (Map.Entry<?, ?> pair : map.entrySet()) {
            String from = String.valueOf(pair.getKey());
            String to = String.valueOf(pair.getValue());
            long length = text.length() + occurrences(text, from) * ((long) to.length() - from.length());
            if (length > most) {
                return length;
            }
            text = text.replace(from, to);
        }
        return text.length();
    }

    private static long occurrences(String text, String part) {
        if (part.isEmpty()) {
            return text.length() + 1L;
        }
        long n = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            n++;
        }
        return n;
    }
}
