package org.huizheng.kernel;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as it is stored: sorted keys, no white space, so that equal values are equal texts. */
public final class Json {

    public static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private Json() {}

    public static String write(Object value) {
        return CANONICAL.writeValueAsString(value);
    }

    public static Map<String, Object> map(String json) {
        return CANONICAL.readValue(json, MAP);
    }
}
