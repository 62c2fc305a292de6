package org.huizheng.template;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.MacroAttributeProvider;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The only way from a template into an object: components of the engine's records, keys of maps, positions of lists, macros of an import. There
 * is no other resolver, so no method, field or class of any other type can be reached.
 */
final class RecordAttributes implements AttributeResolver {

    private record Components(
            Map<String, MethodHandle> offered, @Nullable MethodHandle recorder) {}

    private static final ClassValue<Components> COMPONENTS = new ClassValue<>() {
        @Override
        protected Components computeValue(Class<?> type) {
            Map<String, MethodHandle> offered = new HashMap<>();
            MethodHandle recorder = null;
            for (RecordComponent component : type.getRecordComponents()) {
                if (Recorder.class.isAssignableFrom(component.getType())) {
                    recorder = handle(component);
                } else {
                    offered.put(component.getName(), handle(component));
                }
            }
            return new Components(offered, recorder);
        }
    };

    private static MethodHandle handle(RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return MethodHandles.lookup().unreflect(accessor).asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable ResolvedAttribute resolve(
            @Nullable Object instance,
            Object attribute,
            Object @Nullable [] arguments,
            @Nullable ArgumentsNode argumentsNode,
            EvaluationContextImpl context,
            String file,
            int line) {
        if (instance instanceof MacroAttributeProvider macros && argumentsNode != null) {
            return new ResolvedAttribute(macros.macro(context, attribute.toString(), argumentsNode, false, line));
        }
        if (arguments != null) {
            throw new TemplateRefused(file, line, "不能调用方法 " + attribute);
        }
        return switch (instance) {
            case Record r -> component(r, attribute.toString(), file, line);
            case Map<?, ?> m -> new ResolvedAttribute(m.get(attribute) == null ? "" : m.get(attribute));
            case List<?> l when attribute instanceof Number n -> item(l, n.intValue(), file, line);
            case Object[] a when attribute instanceof Number n -> item(Arrays.asList(a), n.intValue(), file, line);
            case null -> throw new TemplateRefused(file, line, "空值没有属性 " + attribute);
            default -> throw new TemplateRefused(file, line, "没有属性 " + attribute);
        };
    }

    private static ResolvedAttribute component(Record instance, String name, String file, int line) {
        Components components = COMPONENTS.get(instance.getClass());
        MethodHandle handle = components.offered.get(name);
        if (handle == null) {
            throw new TemplateRefused(file, line, "没有属性 " + name);
        }
        try {
            if (components.recorder != null) {
                ((Recorder) (Object) components.recorder.invokeExact((Object) instance)).asked(instance, name);
            }
            return new ResolvedAttribute((Object) handle.invokeExact((Object) instance));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static ResolvedAttribute item(List<?> list, int index, String file, int line) {
        if (index < 0 || index >= list.size()) {
            throw new TemplateRefused(file, line, "列表没有第 " + (index + 1) + " 项");
        }
        return new ResolvedAttribute(list.get(index));
    }
}
