package org.huizheng.template;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.lexer.LexerImpl;
import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.Token.Type;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a template mentions, read from its tokens: the compiled tree keeps parts of its expressions to itself, the tokens hide
 * nothing. Wants a template that compiles.
 */
final class ReadMentions {

    private static final Set<String> REFERRING = Set.of("extends", "include", "import", "from");
    private static final Token NONE = new Token(Type.EOF, "", 0);

    private final List<Token> tokens;
    private final List<Mention> mentions = new ArrayList<>();
    private String tag = "";

    private ReadMentions(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<Mention> of(String path, String source, PebbleEngine engine) {
        var registry = engine.getExtensionRegistry();
        List<Token> tokens = new LexerImpl(
                        engine.getSyntax(),
                        registry.getUnaryOperators().values(),
                        registry.getBinaryOperators().values())
                .tokenize(new StringReader(source), path)
                .getTokens();
        return new ReadMentions(tokens).read();
    }

    private List<Mention> read() {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            switch (token.getType()) {
                case NAME -> name(i, token);
                case OPERATOR -> mentions.add(Mention.of(Mention.Kind.OPERATOR, token));
                case EXECUTE_END, PRINT_START -> tag = "";
                default -> {}
            }
        }
        return mentions;
    }

    private void name(int i, Token token) {
        Token before = at(i - 1);
        if (before.test(Type.EXECUTE_START)) {
            tag = token.getValue();
            if (REFERRING.contains(tag)) {
                reference(i);
            }
        } else if (before.test(Type.OPERATOR, "|") || isAfterTag(i, "filter")) {
            mentions.add(Mention.of(Mention.Kind.FILTER, token));
        } else if (before.test(Type.OPERATOR, "is", "is not")) {
            mentions.add(Mention.of(Mention.Kind.TEST, token));
        } else if (isAfterTag(i, "macro") || tag.equals("from") && !token.test(Type.NAME, "import", "as")) {
            mentions.add(Mention.of(Mention.Kind.MACRO, token));
        } else if (tag.equals("import") && before.test(Type.NAME, "as")) {
            mentions.add(Mention.of(Mention.Kind.ALIAS, token));
        } else if (at(i + 1).test(Type.PUNCTUATION, "(") && !isAfterName(i, token)) {
            call(i, token);
        }
    }

    private void reference(int i) {
        Token name = at(i + 1);
        boolean alone = at(i + 2).test(Type.EXECUTE_END) || at(i + 2).test(Type.NAME);
        mentions.add(
                name.test(Type.STRING) && alone
                        ? Mention.of(Mention.Kind.TEMPLATE, name)
                        : new Mention(Mention.Kind.UNNAMED_TEMPLATE, "", at(i).getLineNumber()));
    }

    private void call(int i, Token token) {
        if (!at(i - 1).test(Type.PUNCTUATION, ".")) {
            mentions.add(Mention.of(Mention.Kind.CALL, token));
            return;
        }
        boolean named = at(i - 2).test(Type.NAME) && !at(i - 3).test(Type.PUNCTUATION, ".");
        String owner = named ? at(i - 2).getValue() : "";
        mentions.add(new Mention(Mention.Kind.METHOD, owner + "." + token.getValue(), token.getLineNumber()));
    }

    private boolean isAfterTag(int i, String name) {
        return at(i - 1).test(Type.NAME, name) && at(i - 2).test(Type.EXECUTE_START);
    }

    /** {@code in} of a loop may stand before a bracket, and calls nothing. */
    private boolean isAfterName(int i, Token token) {
        return tag.equals("for") && token.test(Type.NAME, "in") && at(i - 1).test(Type.NAME);
    }

    private Token at(int i) {
        return i < 0 || i >= tokens.size() ? NONE : tokens.get(i);
    }
}
