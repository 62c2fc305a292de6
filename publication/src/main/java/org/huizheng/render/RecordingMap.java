package org.huizheng.render;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Settings whose every look-up is recorded by name: a changed setting wakes the pages that read it, no others. */
final class RecordingMap extends AbstractMap<String, Object> {

    private final Map<String, Object> values;
    private final Consumer<String> read;

    RecordingMap(Map<String, Object> values, Consumer<String> read) {
        this.values = values;
        this.read = read;
    }

    @Override
    public @Nullable Object get(Object key) {
        read.accept(key.toString());
        return values.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    /** Walking over all settings reads all of them. */
    @Override
    public Set<Entry<String, Object>> entrySet() {
        values.keySet().forEach(read);
        return values.entrySet();
    }
}
