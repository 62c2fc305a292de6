package org.huizheng.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTests {

    record Person(String name, int age) {
        String secret() {
            return "secret";
        }
    }

    /** A tag that gives the numbers up to a limit. */
    private static final Tag NUMBERS = new Tag.Each() {
        @Override
        public String name() {
            return "numbers";
        }

        @Override
        public String purpose() {
            return "";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("to", "", ""));
        }

        @Override
        public List<Example> examples() {
            return List.of();
        }

        @Override
        public List<?> evaluate(Call call) {
            return java.util.stream.IntStream.range(0, call.number("to", 3, 1_000_000))
                    .boxed()
                    .toList();
        }
    };

    private static String render(Map<String, String> sources) {
        Language language = new Language(sources, List.of(NUMBERS), Map.of());
        Output output = new Output();
        language.render(
                "a.peb",
                Map.of(
                        "name",
                        "<b>张三</b>",
                        "person",
                        new Person("李四", 40),
                        "list",
                        List.of("一", "二"),
                        "map",
                        Map.of("k", "v"),
                        "number",
                        1,
                        "text",
                        "文"),
                "page",
                new Budget(new Budget.Limits(1_000, 64L << 20, 2_000_000, 50, 200_000)),
                output);
        return output.toString();
    }

    private static String render(String source) {
        return render(Map.of("a.peb", source));
    }

    @Test
    void everythingPrintedIsEscapedAlsoInsideOurBlockTags() {
        assertThat(render("{{ name }}{% numbers 1 as n %}{{ name }}{{ n }}{% empty %}{{ name }}{% endnumbers %}"))
                .isEqualTo("&lt;b&gt;张三&lt;/b&gt;&lt;b&gt;张三&lt;/b&gt;0");
        assertThat(render("{% numbers to=0 as n %}x{% empty %}{{ name }}{% endnumbers %}"))
                .isEqualTo("&lt;b&gt;张三&lt;/b&gt;");
    }

    @Test
    void recordsMapsAndListsAreReadAndMacrosAndInheritanceWork() {
        assertThat(render("{{ person.name }}{{ map.k }}{{ map.none }}{{ list[1] }}{{ list | join('-') }}"))
                .isEqualTo("李四v二一-二");
        assertThat(render(Map.of(
                        "a.peb",
                        "{% extends 'b.peb' %}{% import 'm.peb' as m %}{% block c %}[{{ m.hi('<') }}]{% endblock %}",
                        "b.peb",
                        "<{% block c %}{% endblock %}>",
                        "m.peb",
                        "{% macro hi(x) %}hi {{ x }}{% endmacro %}")))
                .isEqualTo("<[hi &lt;]>");
    }

    @Test
    void theLoopKnowsItsPlace() {
        assertThat(render("{% numbers as n %}{{ loop.number }}{% if not loop.last %},{% endif %}{% endnumbers %}"))
                .isEqualTo("1,2,3");
        assertThat(
                        render(
                                "{% for x in list %}{{ loop.index }}{{ x }}{% endfor %}{% for e in map %}{{ e.key }}{{ e.value }}{% endfor %}"
                                        + "{% for x in '' %}x{% else %}空{% endfor %}{% set p = 'a,b' | split(',') %}{{ p[1] }}"))
                .isEqualTo("0一1二kv空b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ text.getClass() }}",
                "{{ text.class }}",
                "{{ (1).TYPE }}",
                "{{ (1).MAX_VALUE }}",
                "{{ text.CASE_INSENSITIVE_ORDER }}",
                "{{ text.bytes }}",
                "{{ text.getBytes() }}",
                "{{ text.hashCode() }}",
                "{{ person.secret }}",
                "{{ person.secret() }}",
                "{{ person.name() }}",
                "{{ person.hashCode }}",
                "{{ list.size() }}",
                "{{ list.iterator }}",
                "{{ number.class.forName('java.lang.Runtime') }}",
                "{% include '../../etc/passwd' %}",
                "{% include '/etc/passwd' %}",
                "{% extends 'file:///etc/passwd' %}",
                "{% import 'http://127.0.0.1/x' %}",
                "{{ name | raw }}",
                "{% autoescape false %}{{ name }}{% endautoescape %}",
                "{% cache 'x' %}{% endcache %}",
                "{% parallel %}{% endparallel %}",
                "{% flush %}",
                "{{ i18n('messages', 'x') }}",
                "{{ range(0, 200000000) }}",
                "{{ name | date('yyyy') }}",
                "{{ name | base64encode }}",
                "{{ nobody }}",
                "{{ text.nothing }}",
                "{% unknown %}",
                "{{ name | unknown }}",
                "{{ unknown() }}",
                "{% numbers limit=3 as n %}{% endnumbers %}",
                "{% numbers to=-1 as n %}{% endnumbers %}",
                "{% numbers to='x' as n %}{% endnumbers %}",
                "{% numbers as n %}",
                "{% if %}",
                "{{ list[7] }}",
            })
    void isRefusedWithFileAndLine(String attack) {
        assertThatThrownBy(() -> render("line 1\n" + attack)).isInstanceOfSatisfying(TemplateRefused.class, e -> {
            assertThat(e.file()).isEqualTo("a.peb");
            assertThat(e.line()).as(String.valueOf(e.getMessage())).isBetween(0, 2);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% numbers 1000 as a %}{% numbers 1000 as b %}{% endnumbers %}{% endnumbers %}",
                "{% macro a(n) %}{{ a(n + 1) }}{% endmacro %}{{ a(1) }}",
                "{% macro a() %}x{% endmacro %}{% macro b() %}{{ a() }}{{ a() }}{% endmacro %}{% numbers 100000 as n %}{{ b() }}{{ b() }}{% endnumbers %}",
                "{% include 'a.peb' %}",
                "{% extends 'a.peb' %}",
                "{% import 'a.peb' %}{% include 'a.peb' %}",
                "{% for a in list %}{% for b in list %}{% numbers 900000 as n %}{% endnumbers %}{% endfor %}{% endfor %}",
                "{% set s = 'xxxxxxxxxxxxxxxx' %}{% numbers 60 as n %}{% set s = s ~ s %}{% endnumbers %}",
                "{% numbers 100000 as n %}一个很长很长很长很长很长很长很长的输出一个很长很长很长很长很长很长很长的输出{% endnumbers %}",
                "{% numbers 60 as a %}{% numbers 1 as b %}{% endnumbers %}{% endnumbers %}",
            })
    void runsPastItsBudgetAndIsStopped(String attack) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> render(attack)).isInstanceOf(TemplateRefused.class);
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }

    @Test
    void doublingWithoutALoopIsStopped() {
        String source = "{% set s = 'xxxxxxxxxxxxxxxx' %}" + "{% set s = s ~ s %}".repeat(40);
        assertThatThrownBy(() -> render(source)).isInstanceOf(TemplateRefused.class);
    }

    @Test
    void aSyntaxErrorNamesTheLineAlsoInAnInheritedTemplate() {
        assertThatThrownBy(() -> render(Map.of("a.peb", "{% extends 'b.peb' %}", "b.peb", "1\n2\n{{ nobody }}")))
                .isInstanceOfSatisfying(TemplateRefused.class, e -> {
                    assertThat(e.file()).isEqualTo("b.peb");
                    assertThat(e.line()).isEqualTo(3);
                });
    }
}
