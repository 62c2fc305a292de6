package org.huizheng.template;

import io.pebbletemplates.pebble.lexer.Token;

/** One thing a template names, and on which line. */
record Mention(Kind kind, String name, int line) {

    /**
     * {@code CALL} is a function or macro by its bare name, {@code METHOD} one after a dot as {@code owner.name}, {@code MACRO}
     * a macro that is declared or imported by name, {@code ALIAS} the name given to an imported template.
     */
    enum Kind {
        FILTER,
        TEST,
        OPERATOR,
        CALL,
        METHOD,
        MACRO,
        ALIAS,
        TEMPLATE,
        UNNAMED_TEMPLATE
    }

    static Mention of(Kind kind, Token token) {
        return new Mention(kind, token.getValue(), token.getLineNumber());
    }
}
