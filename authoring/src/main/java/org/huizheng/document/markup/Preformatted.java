package org.huizheng.document.markup;

import java.util.ArrayList;
import java.util.List;

/** Text whose blanks are kept as they are. */
final class Preformatted {

    private Preformatted() {}

    static void tidy(Paragraph paragraph) {
        List<Run> runs = new ArrayList<>();
        for (Run run : paragraph.runs) {
            switch (run) {
                case Run.Text text -> runs.add(new Run.Text(cleaned(text.text()), text.marks()));
                case Run.LineBreak _ -> runs.add(new Run.Text("\n", Marks.NONE));
                case Run.Atom atom -> runs.add(atom);
            }
        }
        runs.removeIf(run -> run instanceof Run.Text text && text.text().isEmpty());
        trim(runs);
        Spacing.join(runs);
        paragraph.runs = runs;
    }

    private static void trim(List<Run> runs) {
        dropFirst(runs, leadingLines(runs));
        while (!runs.isEmpty() && runs.getLast() instanceof Run.Text text) {
            String kept = text.text().stripTrailing();
            runs.set(runs.size() - 1, new Run.Text(kept, text.marks()));
            if (!kept.isEmpty()) {
                break;
            }
            runs.removeLast();
        }
    }

    /** How many characters stand in empty lines at the beginning: a parser would swallow the first of them. */
    private static int leadingLines(List<Run> runs) {
        int at = 0;
        int lines = 0;
        for (Run run : runs) {
            if (!(run instanceof Run.Text text)) {
                return lines;
            }
            for (int i = 0; i < text.text().length(); i++) {
                char c = text.text().charAt(i);
                if (!Character.isWhitespace(c)) {
                    return lines;
                }
                at++;
                lines = c == '\n' ? at : lines;
            }
        }
        return lines;
    }

    private static void dropFirst(List<Run> runs, int characters) {
        int left = characters;
        while (left > 0 && runs.getFirst() instanceof Run.Text text) {
            int here = Math.min(left, text.text().length());
            left -= here;
            if (here == text.text().length()) {
                runs.removeFirst();
            } else {
                runs.set(0, new Run.Text(text.text().substring(here), text.marks()));
            }
        }
    }

    private static String cleaned(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u00a0', ' ')
                .codePoints()
                .filter(c -> !Characters.isDropped(c))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
