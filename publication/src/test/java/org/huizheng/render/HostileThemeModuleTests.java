package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.huizheng.embedded.TestDatabase;
import org.huizheng.kernel.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Themes that mean harm. What the theme itself shows is refused when it is published; what only rendering shows costs its own
 * page, and the others are made. Both with file, line and reason.
 */
class HostileThemeModuleTests {

    private static TestDatabase database;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {% macro a(n) %}{{ a(n) }}{% endmacro %}{{ a(1) }}                          | 没有尽头
            {% block a %}{{ block("a") }}{% endblock %}                                 | 没有尽头
            {% for a in many %}{% for b in many %}x{% endfor %}{% endfor %}             | 超过上限
            {% set s = "xxxxxxxxxxxxxxxx" %}{% for a in many %}{% set s = s ~ s %}{% endfor %} | 占用内存超过上限
            {{ site.class.classLoader }}                                                | class
            """)
    void aPageThatReachesTooFarIsRefusedAndTheOthersAreMade(String attack, String reason) {
        SmallSite site = siteWith(attack);
        site.theme();
        RebuildSite.Result result =
                new RebuildSite(site.engine, 1).perform(SmallSite.SITE).orElseThrow();
        assertThat(result.refused())
                .singleElement()
                .asString()
                .startsWith("home：templates/home.peb 第 2 行：")
                .contains(reason);
        assertThat(site.tree()).containsKeys("/xwzx/", "/xwzx/yaowen/").doesNotContainKey("/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', textBlock = """
            {% include "fragments/again.peb" %}           § fragments/again.peb 第 1 行：模板循环引用
            {% include "templates/home.peb" %}            § templates/home.peb 第 2 行：模板循环引用
            {% if site.name is empty %}{{ site.name | raw }}{% endif %} § templates/home.peb 第 2 行：没有过滤器 raw
            {% for i in range(0, 9) %}{% endfor %}        § templates/home.peb 第 2 行：没有函数或宏 range
            {{ site.getClass() }}                         § templates/home.peb 第 2 行：不能调用方法 getClass
            {% include "/etc/passwd" %}                   § templates/home.peb 第 2 行：主题里没有模板 /etc/passwd
            """)
    void aThemeBeyondTheLanguageIsNotPublished(String attack, String reason) {
        SmallSite site = siteWith(attack);
        assertThatThrownBy(site::theme).isInstanceOf(Problem.class).hasMessageContaining(reason);
    }

    @Test
    void aThemeThatRefusesEverythingReplacesNothing() {
        SmallSite.empty(database);
        SmallSite site = new SmallSite(database, Set.of()).open();
        site.release(IntStream.rangeClosed(1, 250)
                .mapToObj(i -> SmallSite.document(i, "要闻" + i, SmallSite.NOTICES, Instant.EPOCH.plusSeconds(i)))
                .toArray(SmallSite.Document[]::new));
        site.drain();
        Map<String, String> before = site.tree();
        site.templates = new LinkedHashMap<>(site.templates);
        site.templates.computeIfPresent(
                "templates/layout.peb", (path, source) -> source + "{{ site.class.classLoader }}");
        site.theme();
        assertThatThrownBy(() -> new RebuildSite(site.engine, 2).perform(SmallSite.SITE))
                .isInstanceOf(PageRefused.class)
                .hasMessageContaining("原来的页面不变")
                .hasMessageContaining("class");
        assertThat(site.tree()).isEqualTo(before);
    }

    private static SmallSite siteWith(String attack) {
        SmallSite.empty(database);
        SmallSite site = new SmallSite(database, Set.of()).open();
        site.templates = new LinkedHashMap<>(site.templates);
        if (attack.contains("again")) {
            site.templates.put("fragments/again.peb", "{% include 'fragments/again.peb' %}");
        }
        site.templates.put(
                "templates/home.peb", """
                {% extends "templates/layout.peb" %}
                {% block main %}{% set many = "MANY" | split(",") %}ATTACK{% endblock %}
                """.replace("MANY", "a,".repeat(2_000)).replace("ATTACK", attack));
        return site;
    }
}
