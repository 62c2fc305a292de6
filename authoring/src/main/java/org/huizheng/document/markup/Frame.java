package org.huizheng.document.markup;

import org.jspecify.annotations.Nullable;

/** What holds for everything inside an element that is being read. */
final class Frame {

    Marks marks = Marks.NONE;

    /** As style says it of text: "center", "right", or "" for the theme's own way. */
    String align = "";

    boolean blanksKept;
    boolean wingdings;

    /** Inside a heading or a caption nothing starts a paragraph of its own. */
    boolean solid;

    /** What a paragraph opened here is like. */
    Pattern pattern = new Pattern("p");

    /** Where text goes that Word printed and nobody wrote: the number before a list's paragraph. */
    @Nullable
    ListMark printed;

    boolean breaksAfter;
    boolean closesParagraph;

    @Nullable
    Container closes;

    static Frame inside(Frame outer) {
        Frame frame = new Frame();
        frame.marks = outer.marks;
        frame.align = outer.align;
        frame.blanksKept = outer.blanksKept;
        frame.wingdings = outer.wingdings;
        frame.solid = outer.solid;
        frame.pattern = outer.pattern;
        frame.printed = outer.printed;
        return frame;
    }

    /** The paragraph an element makes of the text in it, once there is some. */
    static final class Pattern {

        private final Paragraph like;

        Pattern(String tag) {
            this.like = new Paragraph(tag);
        }

        Paragraph like() {
            return like;
        }

        /** An id and a list's number belong to the first one only. */
        Paragraph next(String align) {
            Paragraph made = like.sibling(new java.util.ArrayList<>());
            made.id = like.id;
            made.mark = like.mark;
            made.caption = like.caption;
            made.outlined = like.outlined;
            made.far = like.far;
            if (!align.isEmpty()) {
                made.classes.add("gw-" + align);
            }
            like.id = "";
            like.mark = null;
            return made;
        }
    }
}
