package org.huizheng.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.huizheng.kernel.Json;
import tools.jackson.core.type.TypeReference;

/** 栏目类别: the shipped dictionary. Others may be written; these bring the update cycle the inspectors expect. */
public final class ColumnTypes {

    /** @param updateDays after how many days without news the inspection counts the column as not updated */
    public record ColumnType(String name, int updateDays) {}

    public static final List<ColumnType> ALL = read();

    private ColumnTypes() {}

    /** The shortest cycle among those of some types that are in the dictionary. */
    public static Optional<Integer> updateDays(Collection<String> names) {
        return ALL.stream()
                .filter(type -> names.contains(type.name()))
                .map(ColumnType::updateDays)
                .min(Integer::compare);
    }

    private static List<ColumnType> read() {
        try (InputStream in = ColumnTypes.class.getResourceAsStream("/columntypes.json")) {
            if (in == null) {
                throw new IllegalStateException("the dictionary of column types is not shipped");
            }
            return List.copyOf(Json.CANONICAL.readValue(in, new TypeReference<List<ColumnType>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
