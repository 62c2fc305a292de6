package org.huizheng.render;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The count and the years of a list, read only by the fragments that ask for them. */
final class TotalOnUse extends AbstractMap<String, Object> {

    private final Supplier<Views.TotalView> source;
    private @Nullable Map<String, Object> parts;

    TotalOnUse(Supplier<Views.TotalView> source) {
        this.source = source;
    }

    @Override
    public @Nullable Object get(Object key) {
        return parts().get(key);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return parts().entrySet();
    }

    private Map<String, Object> parts() {
        if (parts == null) {
            Views.TotalView total = source.get();
            parts = Map.of("items", total.items(), "years", total.years());
        }
        return parts;
    }
}
