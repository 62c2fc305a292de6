package org.huizheng.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                new Budget(new Budget.Limits(1_000, 64L << 20, 2_000_000, 50, 200_000, 64)),
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

    private static void check(Map<String, String> sources) {
        new Language(sources, List.of(NUMBERS), Map.of("ours", OURS)).check();
    }

    private static final Function OURS = new Function() {
        @Override
        public List<String> getArgumentNames() {
            return List.of();
        }

        @Override
        public Object execute(
                Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int lineNumber) {
            return "";
        }
    };

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            {{ name | raw }}                                                § raw
            {{ name | upper | unknown }}                                    § unknown
            {% filter raw %}x{% endfilter %}                                § raw
            {% filter upper | raw %}x{% endfilter %}                        § raw
            {{ "#{ name | raw }" }}                                         § raw
            {% numbers (1 | raw) as n %}{% endnumbers %}                    § raw
            {% if 1 > 2 %}{% for x in list %}{{ x | raw }}{% endfor %}{% endif %} § raw
            {% macro m(a) %}{{ a | raw }}{% endmacro %}                     § raw
            {{ range(0, 9) }}                                               § range
            {% for x in range(0, 9) %}{% endfor %}                          § range
            {% for x in 0..9 %}{% endfor %}                                 § ..
            {{ {'a': [1, unknown(1)]} }}                                    § unknown
            {{ name is unknown }}                                           § unknown
            {{ name is not unknown(3) }}                                    § unknown
            {{ text.getClass() }}                                           § getClass
            {{ text.class.forName('x') }}                                   § forName
            {{ text['getBytes'].x() }}                                      § 不能调用方法
            {% include '/etc/passwd' %}                                     § /etc/passwd
            {% extends 'file:///etc/passwd' %}                              § file:///etc/passwd
            {% include name %}                                              § 引号里的文字
            {% include 'b' ~ '.peb' %}                                      § 引号里的文字
            {% import 'b.peb' as b %}{{ b.none() }}                         § 没有宏 b.none
            {% autoescape false %}{% endautoescape %}                       § autoescape
            {% flush %}                                                     § flush
            """)
    void isRefusedWhenTheThemeIsCheckedThoughNoPageComesBy(String attack, String reason) {
        Map<String, String> sources =
                Map.of("a.peb", "line 1\n" + attack, "b.peb", "{% macro there() %}{% endmacro %}");
        assertThatThrownBy(() -> check(sources)).isInstanceOfSatisfying(TemplateRefused.class, e -> {
            assertThat(e.file()).isEqualTo("a.peb");
            assertThat(e.line()).isEqualTo(2);
            assertThat(e.reason()).contains(reason);
        });
    }

    @Test
    void whatTheLanguageHasAndWhatAThemeDeclaresPassesTheCheck() {
        check(
                Map.of(
                        "a.peb",
                        """
                {% extends 'b.peb' %}{% import 'm.peb' %}{% import "m.peb" as m %}{% from 'm.peb' import hi as hello, hi %}
                {% block c %}{{ hi(ours()) }}{{ m.hi(1) }}{{ hello('x') }}{{ parent() }}{{ block("c2") }}{{ max(1, 2) | abs }}
                {% if (not (name is empty)) and (name is not null) %}{% elseif (name is defined) %}{% endif %}
                {% for in in (list) %}{{ in }}{% endfor %}{% include 'i.peb' with {'range': (1)} %}
                {% verbatim %}{{ x | raw }}{{ range(1) }}{% endverbatim %}{# {{ x | raw }} #}<a href="x|raw(1)">{% endblock %}
                """,
                        "b.peb",
                        "{% block c %}{% endblock %}{% block c2 %}{% endblock %}",
                        "i.peb",
                        "{{ hi(1) }}",
                        "m.peb",
                        "{% macro hi(x) %}{% filter upper | trim %}{{ other() }}{% endfilter %}{% endmacro %}{% macro other() %}{% endmacro %}"));
    }

    @Test
    void aCircleIsRefusedAtTheReferenceThatClosesIt() {
        Map<String, String> circle = Map.of(
                "a.peb",
                "{% extends 'b.peb' %}",
                "b.peb",
                "1\n{% include 'c.peb' %}",
                "c.peb",
                "1\n2\n{% import 'a.peb' as a %}");
        assertThatThrownBy(() -> check(circle)).hasMessage("c.peb 第 3 行：模板循环引用，没有尽头：a.peb → b.peb → c.peb → a.peb");
        assertThatThrownBy(() -> check(Map.of("a.peb", "\n{% extends 'a.peb' %}")))
                .hasMessage("a.peb 第 2 行：模板循环引用，没有尽头：a.peb → a.peb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% macro m(n) %}{{ m(n) }}{% endmacro %}{{ m(1) }}",
                "{% macro m(n) %}{{ m(m(n)) }}{% endmacro %}{{ m(1) }}",
                "{% block b %}{{ block('b') }}{% endblock %}",
                "{% include 'a.peb' %}",
                "{% extends 'a.peb' %}",
            })
    void recursionIsRefusedAtItsLine(String attack) {
        assertThatThrownBy(() -> render("line 1\n" + attack)).isInstanceOfSatisfying(TemplateRefused.class, e -> {
            assertThat(e.file()).isEqualTo("a.peb");
            assertThat(e.line()).isEqualTo(2);
            assertThat(e.reason()).contains("没有尽头");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ s | replace({'x': s}) | length }}",
                "{{ 'ab' | replace({'a': s, 'b': s}) | replace({'x': s}) | length }}",
                "{{ s | replace({'': s}) | length }}",
                "{{ s | split('') | join(s) | length }}",
                "{% filter replace({'x': 'xxxx'}) | replace({'x': s}) %}{{ s }}{% endfilter %}",
                "{{ (s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s ~ s) | upper }}",
                "{% macro m(s) %}{{ m(s ~ s) }}{% endmacro %}{{ m(s) }}",
            })
    void aTextThatSwellsInOneExpressionIsStopped(String attack) {
        String source = "{% set s = 'xxxxxxxxxxxxxxxx' %}" + "{% set s = s ~ s %}".repeat(12) + "\n" + attack;
        assertThatThrownBy(() -> render(source)).isInstanceOfSatisfying(TemplateRefused.class, e -> assertThat(e.line())
                .isEqualTo(2));
    }

    @Test
    void filtersDoTheirOrdinaryWork() {
        assertThat(
                        render(
                                "{{ 'a-b' | replace({'a': 'x', '-': ''}) | upper }}{{ [1, 'b', 2] | join(', ') }}{{ list | join }}"))
                .isEqualTo("XB1, b, 2一二");
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
