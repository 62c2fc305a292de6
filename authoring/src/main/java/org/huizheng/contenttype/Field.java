package org.huizheng.contenttype;

import java.util.List;

/**
 * A further field of a content type.
 *
 * @param name what the editor reads
 * @param columns of a table: the cells a row may have
 * @param options the only values a text may take; empty means any
 */
public record Field(
        String code,
        String name,
        FieldKind kind,
        boolean required,
        String help,
        List<Field> columns,
        List<String> options) {

    /** Columns and options may be left out of the file. */
    public Field {
        columns = columns == null ? List.of() : List.copyOf(columns);
        options = options == null ? List.of() : List.copyOf(options);
    }
}
