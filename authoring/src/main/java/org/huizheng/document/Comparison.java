package org.huizheng.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.document.difference.BodyDifference;
import org.huizheng.document.difference.Segment;
import org.huizheng.release.EditionContent;

/** Two versions side by side: the fields that differ, and the body piece by piece. */
public record Comparison(List<FieldDifference> fields, BodyDifference body) {

    public record FieldDifference(String field, String label, List<Segment> segments) {}

    public static Comparison of(EditionContent from, EditionContent to) {
        Map<String, String> before = ContentFields.of(from);
        Map<String, String> after = ContentFields.of(to);
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        List<FieldDifference> fields = new ArrayList<>();
        for (String name : names) {
            String old = before.getOrDefault(name, "");
            String now = after.getOrDefault(name, "");
            if (!old.equals(now)) {
                fields.add(new FieldDifference(
                        name, ContentFields.LABELS.getOrDefault(name, name), Segment.between(old, now)));
            }
        }
        return new Comparison(fields, BodyDifference.between(from.body(), to.body()));
    }

    /** Of two texts that are no editions. */
    public static Comparison ofBodies(String from, String to) {
        return new Comparison(List.of(), BodyDifference.between(from, to));
    }
}
