package org.huizheng.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.document.difference.MergedBody;
import org.huizheng.release.EditionContent;

/**
 * What two editors made of one text, put together as far as it goes.
 *
 * @param fields those at least one of them changed
 * @param conflicts fields and stretches of the body both changed, each in another way
 */
public record Merge(List<MergedField> fields, MergedBody body, int conflicts) {

    public record MergedField(
            String field, String label, MergedBody.Kind kind, String base, String theirs, String yours) {}

    static Merge of(EditionContent base, EditionContent theirs, EditionContent yours) {
        Map<String, String> first = ContentFields.of(base);
        Map<String, String> their = ContentFields.of(theirs);
        Map<String, String> your = ContentFields.of(yours);
        Set<String> names = new LinkedHashSet<>(first.keySet());
        names.addAll(their.keySet());
        names.addAll(your.keySet());
        List<MergedField> fields = new ArrayList<>();
        for (String name : names) {
            MergedField field = field(
                    name, first.getOrDefault(name, ""), their.getOrDefault(name, ""), your.getOrDefault(name, ""));
            if (field.kind() != MergedBody.Kind.SAME) {
                fields.add(field);
            }
        }
        MergedBody body = MergedBody.of(base.body(), theirs.body(), yours.body());
        int conflicts = (int) fields.stream()
                .filter(f -> f.kind() == MergedBody.Kind.CONFLICT)
                .count();
        return new Merge(fields, body, conflicts + body.conflicts());
    }

    private static MergedField field(String name, String base, String theirs, String yours) {
        MergedBody.Kind kind = theirs.equals(yours)
                ? base.equals(yours) ? MergedBody.Kind.SAME : MergedBody.Kind.BOTH
                : base.equals(theirs)
                        ? MergedBody.Kind.YOURS
                        : base.equals(yours) ? MergedBody.Kind.THEIRS : MergedBody.Kind.CONFLICT;
        return new MergedField(name, ContentFields.LABELS.getOrDefault(name, name), kind, base, theirs, yours);
    }
}
