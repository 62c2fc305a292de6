package org.huizheng.document.markup;

import java.util.ArrayList;
import java.util.List;

/** Mends a list as editors write it: lists right in lists, items that only say how deep they would stand. */
final class ListNesting {

    private ListNesting() {}

    static void tidy(Container list) {
        List<Block> items = new ArrayList<>();
        for (Block block : list.children) {
            if (block instanceof Container item && item.is("li")) {
                take(list, items, item);
            } else if (block instanceof Container inner && inner.isList() && !items.isEmpty()) {
                ((Container) items.getLast()).children.add(inner);
            } else {
                items.add(Lists.wrapped("li", block));
            }
        }
        list.children = items;
    }

    private static void take(Container list, List<Block> items, Container item) {
        int level = item.level;
        item.level = 0;
        List<Block> at = items;
        for (int i = 0; i < level && !at.isEmpty(); i++) {
            Container before = (Container) at.getLast();
            if (before.children.isEmpty()
                    || !(before.children.getLast() instanceof Container inner && inner.tag.equals(list.tag))) {
                before.children.add(new Container(list.tag));
            }
            at = ((Container) before.children.getLast()).children;
        }
        at.add(item);
    }
}
