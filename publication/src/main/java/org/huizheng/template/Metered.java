package org.huizheng.template;

import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.BlockNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.node.MacroNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.SetNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.parser.Parser;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A core tag whose every turn is charged to the page's budget; it replaces the core's parser of the same name. */
record Metered(TokenParser core) implements TokenParser {

    @Override
    public String getTag() {
        return core.getTag();
    }

    @Override
    public RenderableNode parse(Token token, Parser parser) {
        String file = parser.getStream().getFilename();
        int line = token.getLineNumber();
        RenderableNode node = core.parse(token, parser);
        return switch (node) {
            case ForNode loop ->
                new EachNode(
                        (self, context) -> items(loop.getIterable().evaluate(self, context), file, line),
                        loop.getIterationVariable(),
                        loop.getBody(),
                        loop.getElseBody(),
                        file,
                        line);
            case MacroNode macro -> {
                enclose(macro.getBody(), file, line);
                yield macro;
            }
            case BlockNode block -> {
                enclose(block.getBody(), file, line);
                yield block;
            }
            case SetNode set -> new SetNode(line, set.getName(), new Looked(set.getValue(), file));
            default -> new Entered(List.of(node), file, line);
        };
    }

    private static void enclose(BodyNode body, String file, int line) {
        Entered entered = new Entered(List.copyOf(body.getChildren()), file, line);
        body.getChildren().clear();
        body.getChildren().add(entered);
    }

    /** What a {@code for} sees of a map. */
    record Entry(Object key, Object value) {}

    private static List<?> items(@Nullable Object value, String file, int line) {
        return switch (value) {
            case List<?> list -> list;
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(e -> new Entry(e.getKey(), e.getValue()))
                        .toList();
            case Object[] array -> Arrays.asList(array);
            case String text when text.isEmpty() -> List.of();
            case null -> throw new TemplateRefused(file, line, "空值不能循环");
            default -> throw new TemplateRefused(file, line, "只有列表可以循环");
        };
    }

    /** An assignment can double a text, so what is allocated is looked at each time. */
    private record Looked(Expression<?> value, String file) implements Expression<Object> {

        @Override
        @SuppressWarnings("NullAway") // an expression may give null
        public Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            Run.current().budget.look(file, getLineNumber());
            return value.evaluate(self, context);
        }

        @Override
        public int getLineNumber() {
            return value.getLineNumber();
        }

        @Override
        public void accept(NodeVisitor visitor) {
            value.accept(visitor);
        }
    }

    /** What may lead to itself: the body of a block or macro, an included template. */
    private static final class Entered extends AbstractRenderableNode {

        private final List<RenderableNode> children;
        private final String file;

        Entered(List<RenderableNode> children, String file, int line) {
            super(line);
            this.children = children;
            this.file = file;
        }

        @Override
        public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
            Budget budget = Run.current().budget;
            budget.enter(file, getLineNumber());
            for (RenderableNode child : children) {
                child.render(self, writer, context);
            }
            budget.leave();
        }

        /** As with {@link EachNode}: what is not visited is not escaped. */
        @Override
        public void accept(NodeVisitor visitor) {
            visitor.visit(this);
            children.forEach(child -> child.accept(visitor));
        }
    }
}
