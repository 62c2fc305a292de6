package org.huizheng.document.difference;

import java.util.ArrayList;
import java.util.List;

/**
 * Two bodies that began from one: what only one of them changed is taken over, what both changed is for a person to choose.
 *
 * @param body the merged body when nothing is left to choose, else ""
 */
public record MergedBody(List<Part> parts, int conflicts, String body) {

    public enum Kind {
        SAME,
        THEIRS,
        YOURS,
        BOTH,
        CONFLICT
    }

    /** A stretch of outermost elements, as sanitised HTML. */
    public record Part(Kind kind, String base, String theirs, String yours) {

        String chosen() {
            return kind == Kind.THEIRS ? theirs : yours;
        }
    }

    public static MergedBody of(String base, String theirs, String yours) {
        List<Part> parts = new Weaving(Block.outermost(base), Block.outermost(theirs), Block.outermost(yours)).parts();
        int conflicts =
                (int) parts.stream().filter(p -> p.kind() == Kind.CONFLICT).count();
        StringBuilder body = new StringBuilder();
        parts.forEach(part -> body.append(part.chosen()));
        return new MergedBody(parts, conflicts, conflicts == 0 ? body.toString() : "");
    }

    private static final class Weaving {
        private final List<String> base;
        private final List<String> theirs;
        private final List<String> yours;
        private final List<Part> parts = new ArrayList<>();

        Weaving(List<String> base, List<String> theirs, List<String> yours) {
            this.base = base;
            this.theirs = theirs;
            this.yours = yours;
        }

        /** Between two pieces all three have in common, the three stretches are compared as wholes. */
        List<Part> parts() {
            int[] inTheirs = Matches.of(base, theirs);
            int[] inYours = Matches.of(base, yours);
            int i = 0;
            int a = 0;
            int b = 0;
            while (i < base.size() || a < theirs.size() || b < yours.size()) {
                int k = i;
                while (k < base.size() && (inTheirs[k] < 0 || inYours[k] < 0)) {
                    k++;
                }
                boolean common = k < base.size();
                int untilA = common ? inTheirs[k] : theirs.size();
                int untilB = common ? inYours[k] : yours.size();
                add(joined(base, i, k), joined(theirs, a, untilA), joined(yours, b, untilB));
                i = k;
                a = untilA;
                b = untilB;
                if (common) {
                    parts.add(new Part(Kind.SAME, base.get(i), theirs.get(a++), yours.get(b++)));
                    i++;
                }
            }
            return parts;
        }

        private void add(String base, String theirs, String yours) {
            if (base.isEmpty() && theirs.isEmpty() && yours.isEmpty()) {
                return;
            }
            Kind kind = theirs.equals(yours)
                    ? Kind.BOTH
                    : base.equals(theirs) ? Kind.YOURS : base.equals(yours) ? Kind.THEIRS : Kind.CONFLICT;
            parts.add(new Part(kind, base, theirs, yours));
        }

        private static String joined(List<String> pieces, int from, int to) {
            return String.join("", pieces.subList(from, to));
        }
    }
}
