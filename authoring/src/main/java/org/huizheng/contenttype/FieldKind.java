package org.huizheng.contenttype;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Blockers;

/** What a field holds, and how a value is checked. */
public enum FieldKind {
    @JsonProperty("text")
    TEXT("应为一行文字") {
        @Override
        boolean accepts(Object value) {
            return value instanceof String text
                    && text.length() <= 2_000
                    && text.lines().count() <= 1;
        }
    },
    @JsonProperty("longtext")
    LONGTEXT("应为文字") {
        @Override
        boolean accepts(Object value) {
            return value instanceof String text && text.length() <= 200_000;
        }
    },
    @JsonProperty("date")
    DATE("应为日期，如 2026-11-20") {
        @Override
        boolean accepts(Object value) {
            return value instanceof String text && (text.isEmpty() || isDate(text));
        }
    },
    @JsonProperty("list")
    LIST("应为文字列表") {
        @Override
        boolean accepts(Object value) {
            return value instanceof List<?> list
                    && list.size() <= 1_000
                    && list.stream().allMatch(String.class::isInstance);
        }
    },
    @JsonProperty("boolean")
    BOOLEAN("应为是或否") {
        @Override
        boolean accepts(Object value) {
            return value instanceof Boolean;
        }
    },
    @JsonProperty("number")
    NUMBER("应为数字") {
        @Override
        boolean accepts(Object value) {
            return value instanceof Number;
        }
    },
    @JsonProperty("table")
    TABLE("应为表格（若干行，每行若干列）") {
        @Override
        boolean accepts(Object value) {
            return value instanceof List<?> rows
                    && rows.size() <= 1_000
                    && rows.stream().allMatch(Map.class::isInstance);
        }

        @Override
        void check(Field field, String label, Object value, Blockers blockers) {
            int number = 0;
            for (Object row : (List<?>) value) {
                number++;
                ContentType.check(field.columns(), (Map<?, ?>) row, label + "第 " + number + " 行的", blockers);
            }
        }
    },
    @JsonProperty("file")
    FILE("应为附件名（attachment:文件名）或网址") {
        @Override
        boolean accepts(Object value) {
            return value instanceof String text
                    && (text.isEmpty()
                            || text.startsWith("attachment:")
                            || text.startsWith("/")
                            || text.startsWith("https://")
                            || text.startsWith("http://"));
        }
    };

    private final String expectation;

    FieldKind(String expectation) {
        this.expectation = expectation;
    }

    abstract boolean accepts(Object value);

    String expectation() {
        return expectation;
    }

    /** Looks inside a value of the right kind. */
    void check(Field field, String label, Object value, Blockers blockers) {
        blockers.require(
                field.options().isEmpty() || value.equals("") || field.options().contains(value),
                "attribute." + field.code(),
                "“" + label + field.name() + "”只能是：" + String.join("、", field.options()));
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
