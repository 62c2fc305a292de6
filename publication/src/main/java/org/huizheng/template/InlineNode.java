package org.huizheng.template;

import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

final class InlineNode extends AbstractRenderableNode {

    private final Tag.Inline tag;
    private final Map<String, Expression<?>> arguments;
    private final String file;

    InlineNode(Tag.Inline tag, Map<String, Expression<?>> arguments, String file, int line) {
        super(line);
        this.tag = tag;
        this.arguments = arguments;
        this.file = file;
    }

    @Override
    public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
        Run.current().budget.read(file, getLineNumber());
        tag.evaluate(new Arguments(arguments, self, context, file, getLineNumber()))
                .writeTo(writer);
    }

    @Override
    public void accept(NodeVisitor visitor) {
        visitor.visit(this);
    }
}
