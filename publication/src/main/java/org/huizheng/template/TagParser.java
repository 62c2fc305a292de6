package org.huizheng.template;

import io.pebbletemplates.pebble.error.ParserException;
import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.parser.Parser;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one use of a {@link Tag}: arguments, the name after {@code as}, body and {@code {% empty %}}. */
final class TagParser implements TokenParser {

    private final Tag tag;
    private final Set<String> known;

    TagParser(Tag tag) {
        this.tag = tag;
        this.known = tag.parameters().stream().map(Tag.Parameter::name).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String getTag() {
        return tag.name();
    }

    @Override
    public RenderableNode parse(Token token, Parser parser) {
        TokenStream stream = parser.getStream();
        int line = token.getLineNumber();
        stream.next();
        Map<String, Expression<?>> arguments = arguments(parser, stream);
        if (tag instanceof Tag.Inline inline) {
            stream.expect(Token.Type.EXECUTE_END);
            return new InlineNode(inline, arguments, stream.getFilename(), line);
        }
        stream.expect(Token.Type.NAME, "as");
        String variable = parser.getExpressionParser().parseNewVariableName();
        stream.expect(Token.Type.EXECUTE_END);
        String end = "end" + tag.name();
        BodyNode body = parser.subparse(t -> t.test(Token.Type.NAME, end, "empty"));
        BodyNode empty = null;
        if (stream.current().test(Token.Type.NAME, "empty")) {
            stream.next();
            stream.expect(Token.Type.EXECUTE_END);
            empty = parser.subparse(t -> t.test(Token.Type.NAME, end));
        }
        stream.next();
        stream.expect(Token.Type.EXECUTE_END);
        return new EachNode(
                items((Tag.Each) tag, arguments, stream.getFilename(), line),
                variable,
                body,
                empty,
                stream.getFilename(),
                line);
    }

    private static EachNode.Source items(Tag.Each tag, Map<String, Expression<?>> arguments, String file, int line) {
        return (self, context) -> {
            Run.current().budget.read(file, line);
            return tag.evaluate(new Arguments(arguments, self, context, file, line));
        };
    }

    private Map<String, Expression<?>> arguments(Parser parser, TokenStream stream) {
        Map<String, Expression<?>> arguments = new LinkedHashMap<>();
        while (!stream.current().test(Token.Type.EXECUTE_END)
                && !stream.current().test(Token.Type.NAME, "as")) {
            Token at = stream.current();
            String name = named(stream);
            if (name == null) {
                if (!arguments.isEmpty() || tag.parameters().isEmpty()) {
                    throw refuse(stream, at, "置标 " + tag.name() + " 只有第一个参数可以省略名称");
                }
                name = tag.parameters().getFirst().name();
            }
            if (!known.contains(name)) {
                throw refuse(stream, at, "置标 " + tag.name() + " 没有参数 " + name);
            }
            arguments.put(name, parser.getExpressionParser().parseExpression());
        }
        return arguments;
    }

    /** Consumes {@code name =} and gives the name, or leaves the stream alone and gives null. */
    private static @Nullable String named(TokenStream stream) {
        if (!stream.current().test(Token.Type.NAME) || !stream.peek().test(Token.Type.PUNCTUATION, "=")) {
            return null;
        }
        String name = stream.current().getValue();
        stream.next();
        stream.next();
        return name;
    }

    private static ParserException refuse(TokenStream stream, Token at, String reason) {
        return new ParserException(null, reason, at.getLineNumber(), stream.getFilename());
    }
}
