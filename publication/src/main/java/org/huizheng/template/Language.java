package org.huizheng.template;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.ParserException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.error.RootAttributeNotFoundException;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The templates of one theme version, compiled; safe to use from many threads. */
public final class Language {

    private final PebbleEngine engine;
    private final Map<String, String> sources;

    /**
     * @param sources by path; a name in {@code extends}, {@code include} and {@code import} is such a path
     * @param tags the tags beside the core language
     * @param functions pure functions, or functions that record what they read
     */
    public Language(Map<String, String> sources, List<Tag> tags, Map<String, Function> functions) {
        this.sources = Map.copyOf(sources);
        this.engine = new PebbleEngine.Builder()
                .loader(new ThemeLoader(this.sources))
                .registerExtensionCustomizer(Whitelist::new)
                .extension(new OurTags(tags, functions))
                .strictVariables(true)
                .autoEscaping(true)
                .newLineTrimming(true)
                .defaultLocale(Locale.SIMPLIFIED_CHINESE)
                .build();
    }

    public boolean has(String path) {
        return sources.containsKey(path);
    }

    public Map<String, String> sources() {
        return sources;
    }

    /**
     * Compiles every template and looks up whatever it names, also where no page would come by.
     *
     * @throws TemplateRefused at the first that is wrong, in order of path
     */
    public void check() {
        sources.keySet().stream().sorted().forEach(this::compile);
        new CheckMentions(sources, engine).perform();
    }

    /**
     * @param page what {@link Tag.Call#page} gives to the tags
     * @throws TemplateRefused with file and line
     */
    public void render(String path, Map<String, Object> model, Object page, Budget budget, Output output) {
        PebbleTemplate template = compile(path);
        Run before = Run.replace(new Run(budget, page));
        try {
            template.evaluate(output, model);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (StackOverflowError e) {
            new CheckMentions(sources, engine).requireNoCircle();
            throw budget.here(path, budget.tooDeepReason());
        } catch (RuntimeException e) {
            RuntimeException refused = refused(path, e);
            throw refused instanceof TemplateRefused r && r.line() == 0 ? budget.here(path, r.reason()) : refused;
        } finally {
            Run.replace(before);
        }
    }

    /** The page now rendered on this thread, for functions. */
    public static <T> T currentPage(Class<T> type) {
        return type.cast(Run.current().page);
    }

    private PebbleTemplate compile(String path) {
        try {
            return engine.getTemplate(path);
        } catch (StackOverflowError e) {
            throw new TemplateRefused(path, 0, "模板结构嵌套过深");
        } catch (RuntimeException e) {
            RuntimeException refused = refused(path, e);
            throw refused instanceof TemplateRefused ? refused : new TemplateRefused(path, 0, "语法错误：模板不完整");
        }
    }

    private static RuntimeException refused(String path, RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TemplateRefused refused) {
                return refused.file().isEmpty() ? new TemplateRefused(path, 0, refused.reason()) : refused;
            }
        }
        if (!(e instanceof PebbleException wrong)) {
            return e;
        }
        String file = wrong.getFileName() == null ? path : wrong.getFileName();
        int line = wrong.getLineNumber() == null ? 0 : wrong.getLineNumber();
        return new TemplateRefused(file, line, reason(wrong));
    }

    private static String reason(PebbleException e) {
        return switch (e) {
            case RootAttributeNotFoundException missing -> "没有变量 " + missing.getAttributeName();
            case AttributeNotFoundException missing -> "没有属性 " + missing.getAttributeName();
            case ParserException wrong -> "语法错误：" + wrong.getPebbleMessage();
            default -> "不能计算：" + e.getPebbleMessage();
        };
    }

    private static final class OurTags extends AbstractExtension {

        private final List<Tag> tags;
        private final Map<String, Function> functions;

        OurTags(List<Tag> tags, Map<String, Function> functions) {
            this.tags = tags;
            this.functions = functions;
        }

        @Override
        public List<TokenParser> getTokenParsers() {
            return tags.stream().<TokenParser>map(TagParser::new).toList();
        }

        @Override
        public Map<String, Function> getFunctions() {
            return functions;
        }
    }
}
