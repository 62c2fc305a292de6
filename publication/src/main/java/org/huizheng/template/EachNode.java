package org.huizheng.template;

import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class EachNode extends AbstractRenderableNode {

    /** What the body sees as {@code loop}. */
    record Loop(int index, int number, boolean first, boolean last, int length) {}

    /** Where the items come from. */
    interface Source {
        List<?> items(PebbleTemplateImpl self, EvaluationContextImpl context);
    }

    private final Source source;
    private final String variable;
    private final BodyNode body;
    private final @Nullable BodyNode empty;
    private final String file;

    EachNode(Source source, String variable, BodyNode body, @Nullable BodyNode empty, String file, int line) {
        super(line);
        this.source = source;
        this.variable = variable;
        this.body = body;
        this.empty = empty;
        this.file = file;
    }

    @Override
    public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
        Budget budget = Run.current().budget;
        List<?> items = source.items(self, context);
        if (items.isEmpty() && empty != null) {
            empty.render(self, writer, context);
        }
        int n = items.size();
        for (int i = 0; i < n; i++) {
            budget.tick(file, getLineNumber());
            context.getScopeChain().pushScope();
            context.getScopeChain().put(variable, items.get(i));
            context.getScopeChain().put("loop", new Loop(i, i + 1, i == 0, i == n - 1, n));
            body.render(self, writer, context);
            context.getScopeChain().popScope();
        }
    }

    /** The body must be visited too: otherwise nothing in it would be escaped. */
    @Override
    public void accept(NodeVisitor visitor) {
        visitor.visit(this);
        body.accept(visitor);
        if (empty != null) {
            empty.accept(visitor);
        }
    }
}
