package org.huizheng.document.markup;

/** A piece of a paragraph. */
sealed interface Run {

    record Text(String text, Marks marks) implements Run {}

    record LineBreak() implements Run {}

    /** Something that counts as one character: a picture, ruby, a video; as it will be written. */
    record Atom(String markup, Marks marks, boolean picture) implements Run {}
}
