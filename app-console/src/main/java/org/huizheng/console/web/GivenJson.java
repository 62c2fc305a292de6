package org.huizheng.console.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.huizheng.kernel.Instants;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How bodies are read: a time that no database can hold is refused by name of its field. */
final class GivenJson {

    private GivenJson() {}

    static JacksonJsonHttpMessageConverter converter() {
        SimpleModule times = new SimpleModule("times")
                .addDeserializer(
                        Instant.class, new Known<>(Instant.class, InstantDeserializer.INSTANT, Instants::known))
                .addDeserializer(
                        LocalDate.class, new Known<>(LocalDate.class, LocalDateDeserializer.INSTANCE, Instants::known));
        return new JacksonJsonHttpMessageConverter(JsonMapper.builder().addModule(times));
    }

    private static final class Known<T> extends StdDeserializer<T> {

        private final ValueDeserializer<T> read;
        private final UnaryOperator<T> known;

        Known(Class<T> type, ValueDeserializer<T> read, UnaryOperator<T> known) {
            super(type);
            this.read = read;
            this.known = known;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) {
            T value = read.deserialize(parser, context);
            try {
                return known.apply(value);
            } catch (DateTimeException e) {
                return (T) context.handleWeirdStringValue(handledType(), String.valueOf(value), "out of range");
            }
        }
    }
}
