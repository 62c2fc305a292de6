package org.huizheng.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tag of the language. The declaration is at once the code, the test (its examples) and the page of the 置标手册.
 */
public interface Tag {

    String name();

    /** What it is for, in one or two Chinese sentences. */
    String purpose();

    List<Parameter> parameters();

    List<Example> examples();

    /** A tag without an end: writes markup the engine vouches for. */
    interface Inline extends Tag {
        Markup evaluate(Call call);
    }

    /** A tag with a body and {@code as name}: the body once for each item, {@code {% empty %}} when there is none. */
    interface Each extends Tag {
        List<?> evaluate(Call call);
    }

    /** @param meaning in Chinese; {@code fallback} is shown as the value used when the parameter is absent, or "" */
    record Parameter(String name, String meaning, String fallback) {}

    /** A template and what it gives on the manual's example site; both are compared without surrounding white space. */
    record Example(String purpose, String template, String expected) {}

    /** The arguments of one use; the first may be given without a name. */
    interface Call {

        /** The page being rendered, of the type the tags' owner handed to {@link Language#render}. */
        <T> T page(Class<T> type);

        @Nullable
        Object argument(String name);

        boolean has(String name);

        TemplateRefused refuse(String reason);

        default String text(String name, String fallback) {
            Object v = argument(name);
            return v == null ? fallback : v.toString();
        }

        default int number(String name, int fallback, int max) {
            Object v = argument(name);
            if (v == null) {
                return fallback;
            }
            if (!(v instanceof Number n) || n.longValue() < 0 || n.longValue() > max) {
                throw refuse("参数 " + name + " 应为 0 到 " + max + " 的整数");
            }
            return n.intValue();
        }

        default boolean flag(String name) {
            Object v = argument(name);
            if (v == null || v instanceof Boolean) {
                return Boolean.TRUE.equals(v);
            }
            throw refuse("参数 " + name + " 应为 true 或 false");
        }
    }
}
