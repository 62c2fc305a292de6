package org.huizheng.document.markup;

import java.util.List;
import java.util.regex.Pattern;

/** The places an official letter has: whom it addresses, who signs, the date. */
final class Letter {

    private static final Pattern DATE = Pattern.compile(
            "[12]\\d{3} ?年 ?\\d{1,2} ?月 ?\\d{1,2} ?日|[二〇○零一二三四五六七八九十]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日");
    private static final Pattern ADDRESSED = Pattern.compile("[^。；]{2,200}[：:]");
    private static final int LONGEST_SIGNATURE = 40;

    private Letter() {}

    static void tidy(Container root) {
        List<Block> blocks = root.children;
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Paragraph date && isDate(date)) {
                become(date, "gw-date");
                signatures(blocks, i);
            }
        }
        addressed(blocks);
    }

    private static boolean isDate(Paragraph paragraph) {
        return paragraph.tag.equals("p")
                && paragraph.isRight()
                && DATE.matcher(paragraph.text()).matches();
    }

    private static void signatures(List<Block> blocks, int date) {
        for (int i = date - 1; i >= 0; i--) {
            boolean signed = blocks.get(i) instanceof Paragraph p
                    && p.tag.equals("p")
                    && p.isRight()
                    && !p.isPicture()
                    && p.text().length() <= LONGEST_SIGNATURE;
            if (!signed) {
                return;
            }
            become((Paragraph) blocks.get(i), "gw-sign");
        }
    }

    private static void become(Paragraph paragraph, String place) {
        paragraph.classes.remove("gw-right");
        paragraph.classes.add(place);
        paragraph.far = false;
    }

    /** Where paragraphs are indented, one before them that is not and ends in a colon speaks to somebody. */
    private static void addressed(List<Block> blocks) {
        boolean indented = blocks.stream().anyMatch(block -> block instanceof Paragraph p && p.indented);
        for (Block block : blocks) {
            if (!indented || !(block instanceof Paragraph p) || p.indented) {
                return;
            }
            if (p.isPlain() && ADDRESSED.matcher(p.text()).matches()) {
                p.classes.add("gw-flush");
                return;
            }
        }
    }
}
