package org.huizheng.document.markup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes blocks as markup, always the same blocks as the same bytes. */
final class MarkupWriter {

    private final StringBuilder out = new StringBuilder();
    private final Set<String> ids = new HashSet<>();

    private MarkupWriter() {}

    static String write(Container root) {
        MarkupWriter writer = new MarkupWriter();
        writer.lines(root.children);
        return writer.out.toString();
    }

    private void lines(List<Block> blocks) {
        for (Block block : blocks) {
            if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
                out.append('\n');
            }
            block(block);
        }
    }

    private void block(Block block) {
        switch (block) {
            case Paragraph paragraph -> paragraph(paragraph);
            case Container container -> container(container);
        }
    }

    private void container(Container container) {
        open(container.tag, container.attributes);
        if (container.is("hr")) {
            return;
        }
        if (container.isList() || container.is("table", "thead", "tbody", "tfoot", "tr", "dl")) {
            container.children.forEach(this::block);
            close(container.tag);
            return;
        }
        boolean tight = container.is("li", "td", "th", "dd", "figure");
        List<Block> rest = container.children;
        if (tight && startsInline(container)) {
            runs(((Paragraph) rest.getFirst()).runs);
            rest = rest.subList(1, rest.size());
        }
        if (!rest.isEmpty()) {
            out.append('\n');
            lines(rest);
            out.append('\n');
        }
        close(container.tag);
    }

    /** A single plain paragraph needs no tags of its own in an item or a cell. */
    private static boolean startsInline(Container container) {
        List<Block> children = container.children;
        return !children.isEmpty()
                && children.getFirst() instanceof Paragraph first
                && first.isPlain()
                && children.stream().skip(1).noneMatch(block -> block instanceof Paragraph p && p.tag.equals("p"));
    }

    private void paragraph(Paragraph paragraph) {
        Map<String, String> attributes = new TreeMap<>();
        if (!paragraph.classes.isEmpty()) {
            attributes.put("class", String.join(" ", paragraph.classes));
        }
        if (hasPlace(paragraph)) {
            attributes.put("id", paragraph.id);
        }
        open(paragraph.tag, attributes);
        runs(paragraph.runs);
        close(paragraph.tag);
    }

    /** Only headings and notes are led to. */
    private static boolean hasPlace(Paragraph paragraph) {
        String kind = paragraph.isHeading() ? "h-" : "fn-";
        return paragraph.id.startsWith(kind) && (paragraph.isHeading() || paragraph.tag.equals("p"));
    }

    private void runs(List<Run> runs) {
        List<Mark> open = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            List<Mark> wanted = marks(runs, i);
            int same = 0;
            while (same < open.size() && same < wanted.size() && open.get(same).equals(wanted.get(same))) {
                same++;
            }
            closeTo(open, same);
            for (Mark mark : wanted.subList(same, wanted.size())) {
                open(mark.name(), mark.attributes());
                open.add(mark);
            }
            switch (runs.get(i)) {
                case Run.Text text -> out.append(Escape.text(text.text()));
                case Run.LineBreak _ -> out.append("<br>");
                case Run.Atom atom -> out.append(atom.markup());
            }
        }
        closeTo(open, 0);
    }

    /** A line break stands in whatever goes on after it. */
    private static List<Mark> marks(List<Run> runs, int at) {
        return switch (runs.get(at)) {
            case Run.Text text -> text.marks().list();
            case Run.Atom atom -> atom.marks().list();
            case Run.LineBreak _ -> at == 0 ? List.of() : common(runs, at);
        };
    }

    private static List<Mark> common(List<Run> runs, int at) {
        if (at + 1 == runs.size()) {
            return List.of();
        }
        List<Mark> before = marks(runs, at - 1);
        List<Mark> after = runs.get(at + 1) instanceof Run.LineBreak ? List.of() : marks(runs, at + 1);
        int same = 0;
        while (same < before.size() && same < after.size() && before.get(same).equals(after.get(same))) {
            same++;
        }
        return before.subList(0, same);
    }

    private void closeTo(List<Mark> open, int depth) {
        while (open.size() > depth) {
            close(open.removeLast().name());
        }
    }

    private void open(String tag, Map<String, String> attributes) {
        out.append('<').append(tag);
        attributes.forEach((name, value) -> {
            if (!name.equals("id") || ids.add(value)) {
                out.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(Escape.attribute(value))
                        .append('"');
            }
        });
        out.append('>');
    }

    private void close(String tag) {
        out.append("</").append(tag).append('>');
    }
}
