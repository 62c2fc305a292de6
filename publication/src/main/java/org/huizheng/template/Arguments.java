package org.huizheng.template;

import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of one use of a tag, evaluated when they are asked for. */
record Arguments(
        Map<String, Expression<?>> expressions,
        PebbleTemplateImpl template,
        EvaluationContextImpl context,
        String file,
        int line)
        implements Tag.Call {

    @Override
    public <T> T page(Class<T> type) {
        return type.cast(Run.current().page);
    }

    @Override
    public @Nullable Object argument(String name) {
        Expression<?> expression = expressions.get(name);
        return expression == null ? null : expression.evaluate(template, context);
    }

    @Override
    public boolean has(String name) {
        return expressions.containsKey(name);
    }

    @Override
    public TemplateRefused refuse(String reason) {
        return new TemplateRefused(file, line, reason);
    }
}
