package org.huizheng.document.markup;

import java.util.ArrayList;
import java.util.List;

/**
 * Blanks as they should be: none at the ends, one between words, none where only the source was wrapped between Chinese
 * characters; blanks used as an indent become what they meant. Two line breaks, or one with an indent after it, end the
 * paragraph.
 */
final class Spacing {

    private static final int INDENT = 4;
    private static final int FAR = 12;
    private static final int LONGEST_GAP = 40;

    private final Paragraph paragraph;
    private final List<List<Run>> lines = new ArrayList<>();
    private List<Run> line = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Marks marks = Marks.NONE;

    private Marks blankMarks = Marks.NONE;
    private boolean blank;
    private boolean wrapped;
    private boolean wideBlank;
    private int width;
    private int breaks;
    private int last;
    private boolean started;

    private Spacing(Paragraph paragraph) {
        this.paragraph = paragraph;
    }

    /** @return the paragraph, or the ones it turned out to be; nothing when it was empty */
    static List<Paragraph> of(Paragraph paragraph) {
        if (paragraph.tag.equals("pre")) {
            Preformatted.tidy(paragraph);
            return paragraph.isEmpty() ? List.of() : List.of(paragraph);
        }
        return new Spacing(paragraph).split();
    }

    private List<Paragraph> split() {
        for (Run run : paragraph.runs) {
            switch (run) {
                case Run.Text part -> take(part);
                case Run.LineBreak _ -> {
                    breaks++;
                    forgetBlank();
                }
                case Run.Atom atom -> {
                    settle(0, atom.marks());
                    flush();
                    line.add(atom);
                    last = 0;
                    started = true;
                }
            }
        }
        endLine();
        if (lines.isEmpty()) {
            return List.of();
        }
        paragraph.runs = lines.getFirst();
        List<Paragraph> split = new ArrayList<>(List.of(paragraph));
        lines.stream().skip(1).map(paragraph::sibling).forEach(split::add);
        return split;
    }

    private void take(Run.Text part) {
        Run.Text filled = filledIn(part);
        String given = filled.text();
        for (int i = 0; i < given.length(); ) {
            int c = given.codePointAt(i);
            i += Character.charCount(c);
            if (Characters.isBlank(c)) {
                blank(c, filled.marks());
            } else if (!Characters.isDropped(c)) {
                settle(c, filled.marks());
                if (!marks.equals(filled.marks())) {
                    flush();
                    marks = filled.marks();
                }
                text.appendCodePoint(c);
                last = c;
                started = true;
            }
        }
    }

    /** An underlined gap is a place to write in: it becomes a line one can see. */
    private static Run.Text filledIn(Run.Text part) {
        if (!part.marks().has("u") || !part.text().chars().allMatch(Characters::isBlank)) {
            return part;
        }
        int room = part.text().chars().map(Characters::width).sum();
        return room < 2
                ? part
                : new Run.Text(
                        "_".repeat(Math.min(room, LONGEST_GAP)), part.marks().without("u"));
    }

    private void blank(int c, Marks of) {
        if (!blank) {
            blankMarks = of;
        }
        blank = true;
        wrapped |= c == '\n' || c == '\r';
        wideBlank |= c == Characters.WIDE_BLANK;
        width += Characters.width(c);
    }

    /** Decides what the blanks and breaks before the next character were. */
    private void settle(int next, Marks nextMarks) {
        if (!started) {
            paragraph.indented |= width >= 2;
            paragraph.far |= width >= FAR;
        } else if (breaks > 1 || breaks == 1 && width >= INDENT) {
            if (paragraph.tag.equals("p")) {
                endLine();
            } else {
                lineBreak();
            }
        } else if (breaks == 1) {
            lineBreak();
        } else if (blank) {
            between(next, nextMarks);
        }
        breaks = 0;
        forgetBlank();
    }

    private void between(int next, Marks nextMarks) {
        boolean onlyWrapped = wrapped && width == 0 && Characters.isWide(last) && Characters.isWide(next);
        if (onlyWrapped) {
            return;
        }
        if (!marks.equals(blankMarks) && nextMarks.equals(blankMarks)) {
            flush();
            marks = blankMarks;
        }
        text.append(wideBlank ? '\u3000' : ' ');
    }

    private void lineBreak() {
        flush();
        line.add(new Run.LineBreak());
        last = 0;
    }

    private void forgetBlank() {
        blank = false;
        wrapped = false;
        wideBlank = false;
        width = 0;
    }

    private void endLine() {
        flush();
        if (!line.isEmpty()) {
            join(line);
            lines.add(line);
            line = new ArrayList<>();
        }
        last = 0;
    }

    private void flush() {
        if (!text.isEmpty()) {
            line.add(new Run.Text(text.toString(), marks));
            text.setLength(0);
        }
    }

    /** Makes one run of neighbours with the same marks. */
    static void join(List<Run> runs) {
        List<Run> joined = new ArrayList<>(runs.size());
        StringBuilder open = new StringBuilder();
        Marks marks = Marks.NONE;
        for (Run run : runs) {
            if (run instanceof Run.Text text && (open.isEmpty() || text.marks().equals(marks))) {
                marks = text.marks();
                open.append(text.text());
                continue;
            }
            if (!open.isEmpty()) {
                joined.add(new Run.Text(open.toString(), marks));
                open.setLength(0);
            }
            if (run instanceof Run.Text text) {
                marks = text.marks();
                open.append(text.text());
            } else {
                joined.add(run);
            }
        }
        if (!open.isEmpty()) {
            joined.add(new Run.Text(open.toString(), marks));
        }
        runs.clear();
        runs.addAll(joined);
    }
}
