package org.huizheng.render;

import io.pebbletemplates.pebble.extension.Function;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huizheng.template.Markup;
import org.huizheng.template.Tag;

/** The whole vocabulary of the template language, in the order of the 置标手册. */
public final class Tags {

    static final List<Tag> ALL = Stream.of(
                    List.<Tag>of(new HeadTag(), new FootTag(), new HantTag(), new QrTag()),
                    SiteTags.ALL,
                    ListTags.ALL,
                    DocumentTags.ALL)
            .flatMap(List::stream)
            .toList();

    static final Map<String, Function> FUNCTIONS = Functions.ALL;

    private Tags() {}

    /** Every tag, for the manual and the check of themes. */
    public static List<Tag> all() {
        return ALL;
    }

    interface InlineCode {
        Markup evaluate(Tag.Call call, Rendering page);
    }

    interface EachCode {
        List<?> evaluate(Tag.Call call, Rendering page);
    }

    static Tag.Parameter parameter(String name, String meaning, String fallback) {
        return new Tag.Parameter(name, meaning, fallback);
    }

    static Tag.Example example(String purpose, String template, String expected) {
        return new Tag.Example(purpose, template, expected);
    }

    static Tag inline(
            String name, String purpose, List<Tag.Parameter> parameters, List<Tag.Example> examples, InlineCode code) {
        return new InlineTag(name, purpose, parameters, examples, code);
    }

    static Tag each(
            String name, String purpose, List<Tag.Parameter> parameters, List<Tag.Example> examples, EachCode code) {
        return new EachTag(name, purpose, parameters, examples, code);
    }

    private record InlineTag(
            String name, String purpose, List<Parameter> parameters, List<Example> examples, InlineCode code)
            implements Tag.Inline {
        @Override
        public Markup evaluate(Call call) {
            return code.evaluate(call, call.page(Rendering.class));
        }
    }

    private record EachTag(
            String name, String purpose, List<Parameter> parameters, List<Example> examples, EachCode code)
            implements Tag.Each {
        @Override
        public List<?> evaluate(Call call) {
            return code.evaluate(call, call.page(Rendering.class));
        }
    }
}
