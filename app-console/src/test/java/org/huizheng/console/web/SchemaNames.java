package org.huizheng.console.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Names a schema so that {@code Opening} of a site and {@code Opening} of a channel stay two: a record inside a controller
 * or a query carries its name before its own.
 */
final class SchemaNames extends TypeNameResolver {

    private final Map<String, Class<?>> byName = new TreeMap<>();
    private final Map<String, String> clashes = new TreeMap<>();

    /** The class a schema was made of; for a generic one, the raw class. */
    Map<String, Class<?>> classes() {
        return byName;
    }

    Map<String, String> clashes() {
        return clashes;
    }

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        Class<?> outer = type.getEnclosingClass();
        String name = outer == null
                ? type.getSimpleName()
                : outer.getSimpleName().replaceFirst("(Controller|Queries)$", "") + type.getSimpleName();
        note(name, type);
        return name;
    }

    @Override
    protected String nameForGenericType(JavaType type, Set<Options> options) {
        String name = super.nameForGenericType(type, options);
        note(name, type.getRawClass());
        return name;
    }

    private void note(String name, Class<?> type) {
        Class<?> before = byName.putIfAbsent(name, type);
        if (before != null && before != type) {
            clashes.put(name, before.getName() + " and " + type.getName());
        }
    }
}
