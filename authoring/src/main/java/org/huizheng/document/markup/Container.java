package org.huizheng.document.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An element that holds blocks; a line across ({@code hr}) holds none. */
final class Container implements Block {

    String tag;
    final TreeMap<String, String> attributes = new TreeMap<>();
    List<Block> children = new ArrayList<>();

    /** Of a list item written flat, as some editors do: how deep it is meant to stand. */
    int level;

    Container(String tag) {
        this.tag = tag;
    }

    boolean is(String... tags) {
        return List.of(tags).contains(tag);
    }

    boolean isList() {
        return is("ul", "ol");
    }

    boolean isCell() {
        return is("td", "th");
    }

    Stream<Container> containers() {
        return children.stream().filter(Container.class::isInstance).map(Container.class::cast);
    }

    /** All paragraphs below, in their order. */
    Stream<Paragraph> paragraphs() {
        return children.stream().flatMap(block -> switch (block) {
            case Paragraph paragraph -> Stream.of(paragraph);
            case Container container -> container.paragraphs();
        });
    }
}
