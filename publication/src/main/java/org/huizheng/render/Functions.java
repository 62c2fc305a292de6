package org.huizheng.render;

import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huizheng.template.Language;
import org.huizheng.template.TemplateRefused;

/** The functions beside the tags: asset addresses, and the day as a recorded input. */
final class Functions {

    static final Map<String, Function> ALL = Map.of(
            "asset",
                    new Named(
                            List.of("path"), (args, file, line) -> asset(String.valueOf(args.get("path")), file, line)),
            "today", new Named(List.of(), (args, file, line) -> page().today().toString()),
            "weekday",
                    new Named(List.of(), (args, file, line) -> page().today()
                            .getDayOfWeek()
                            .getDisplayName(TextStyle.FULL, Locale.SIMPLIFIED_CHINESE)),
            "lines",
                    new Named(List.of("text"), (args, file, line) -> String.valueOf(args.get("text"))
                            .lines()
                            .toList()));

    private Functions() {}

    private static Rendering page() {
        return Language.currentPage(Rendering.class);
    }

    private static String asset(String path, String file, int line) {
        Rendering page = page();
        if (!page.model.theme().assets().containsKey(path)) {
            throw new TemplateRefused(file, line, "主题里没有资源 " + path);
        }
        return page.asset(path);
    }

    private interface Code {
        Object execute(Map<String, Object> arguments, String file, int line);
    }

    private record Named(List<String> getArgumentNames, Code code) implements Function {
        @Override
        public Object execute(Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
            return code.execute(args, self.getName(), line);
        }
    }
}
