package org.huizheng.document.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tables in one form: caption, heading rows, rows. A table that only drew a frame around something goes. */
final class Tables {

    private static final int WIDEST = 100;

    private Tables() {}

    static void tidy(Container container) {
        List<Block> kept = new ArrayList<>();
        for (Block block : container.children) {
            if (block instanceof Container inner) {
                tidy(inner);
                kept.addAll(inner.is("table") ? table(inner) : List.of(inner));
            } else {
                kept.add(block);
            }
        }
        container.children = kept;
    }

    private static List<Block> table(Container table) {
        List<Paragraph> captions = table.children.stream()
                .filter(Paragraph.class::isInstance)
                .map(Paragraph.class::cast)
                .toList();
        List<Container> head = rows(table, "thead");
        List<Container> rows = new ArrayList<>(rows(table, "tbody"));
        List<Container> foot = rows(table, "tfoot");
        List<Container> all = Stream.of(head, rows, foot).flatMap(List::stream).toList();
        all.stream().flatMap(Container::containers).forEach(Tables::cell);
        if (all.isEmpty()
                || all.stream().noneMatch(row -> row.paragraphs().findAny().isPresent())) {
            captions.forEach(caption -> caption.tag = "p");
            return List.copyOf(captions);
        }
        if (captions.isEmpty() && all.size() == 1 && all.getFirst().children.size() == 1) {
            return ((Container) all.getFirst().children.getFirst()).children;
        }
        if (head.isEmpty() && rows.size() > 1 && isHeading(rows.getFirst(), all)) {
            head = List.of(rows.removeFirst());
        }
        head.stream().flatMap(Container::containers).forEach(Tables::headingCell);
        table.children.clear();
        caption(captions, table);
        part("thead", head, table);
        part("tbody", rows, table);
        part("tfoot", foot, table);
        return List.of(table);
    }

    private static List<Container> rows(Container table, String part) {
        Stream<Container> direct = part.equals("tbody") ? table.containers().filter(row -> row.is("tr")) : Stream.of();
        return Stream.concat(direct, table.containers().filter(c -> c.is(part)).flatMap(Container::containers))
                .filter(row -> row.is("tr") && !row.children.isEmpty())
                .filter(row -> row.level == 0 || row.paragraphs().findAny().isPresent())
                .toList();
    }

    /** Alignment of a cell's only paragraph is the cell's own. */
    private static void cell(Container cell) {
        String columns = cell.attributes.getOrDefault("colspan", "1");
        if (Integer.parseInt(columns) > WIDEST) {
            cell.attributes.put("colspan", String.valueOf(WIDEST));
        }
        if (cell.children.size() == 1
                && cell.children.getFirst() instanceof Paragraph only
                && only.tag.equals("p")
                && only.id.isEmpty()) {
            String align = only.classes.contains("gw-center")
                    ? "gw-center"
                    : only.classes.contains("gw-right") ? "gw-right" : "";
            only.classes.clear();
            if (!align.isEmpty()) {
                cell.attributes.merge("class", align, (own, more) -> Classes.joined(own, more));
            }
        }
        if (cell.is("th")) {
            plain(cell);
        }
    }

    /** Its cells say so, or all that stands in it is bold and nothing below is. */
    private static boolean isHeading(Container row, List<Container> all) {
        boolean tall = row.containers().anyMatch(cell -> cell.attributes.containsKey("rowspan"));
        if (tall || row.children.size() < 2) {
            return false;
        }
        if (row.containers().allMatch(cell -> cell.is("th"))) {
            return true;
        }
        boolean marked = all.stream().flatMap(Container::containers).anyMatch(cell -> cell.is("th"));
        return !marked && isBold(row) && all.stream().skip(1).noneMatch(Tables::isBold);
    }

    private static boolean isBold(Container row) {
        return row.containers()
                .allMatch(cell -> cell.paragraphs().findAny().isPresent()
                        && cell.paragraphs().allMatch(paragraph -> paragraph.isAll("strong")));
    }

    private static void headingCell(Container cell) {
        if (cell.paragraphs().findAny().isEmpty()) {
            cell.tag = "td";
            cell.attributes.remove("scope");
            return;
        }
        cell.tag = "th";
        cell.attributes.putIfAbsent("scope", "col");
        plain(cell);
    }

    private static void plain(Container cell) {
        if (cell.paragraphs().allMatch(paragraph -> paragraph.isAll("strong"))) {
            cell.paragraphs().forEach(paragraph -> paragraph.remark(marks -> marks.without("strong")));
        }
    }

    private static void caption(List<Paragraph> captions, Container table) {
        if (captions.isEmpty()) {
            return;
        }
        Paragraph caption = captions.getFirst();
        captions.stream().skip(1).forEach(more -> {
            caption.runs.add(new Run.LineBreak());
            caption.runs.addAll(more.runs);
        });
        caption.classes.clear();
        table.children.add(caption);
    }

    private static void part(String tag, List<Container> rows, Container table) {
        if (!rows.isEmpty()) {
            Container part = new Container(tag);
            part.children.addAll(rows);
            table.children.add(part);
        }
    }
}
