package org.huizheng.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Set;
import org.huizheng.embedded.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A theme that compiles and means harm: its page is refused with file, line and reason, and the others are made. */
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
            {% include "fragments/again.peb" %}                                         | 没有尽头
            {% macro a(n) %}{{ a(n) }}{% endmacro %}{{ a(1) }}                          | 没有尽头
            {% for a in many %}{% for b in many %}x{% endfor %}{% endfor %}             | 超过上限
            {% set s = "xxxxxxxxxxxxxxxx" %}{% for a in many %}{% set s = s ~ s %}{% endfor %} | 占用内存超过上限
            {{ site.getClass() }}                                                       | getClass
            {{ site.class.classLoader }}                                                | class
            """)
    void aPageThatReachesTooFarIsRefusedAndTheOthersAreMade(String attack, String reason) {
        SmallSite.empty(database);
        SmallSite site = new SmallSite(database, Set.of()).open();
        site.templates = new LinkedHashMap<>(site.templates);
        site.templates.put("fragments/again.peb", "{% include 'fragments/again.peb' %}");
        site.templates.put(
                "templates/home.peb", """
                {% extends "templates/layout.peb" %}
                {% block main %}{% set many = "MANY" | split(",") %}ATTACK{% endblock %}
                """.replace("MANY", "a,".repeat(2_000)).replace("ATTACK", attack));
        site.theme();
        RebuildSite.Result result =
                new RebuildSite(site.engine, 1).perform(SmallSite.SITE).orElseThrow();
        assertThat(result.refused())
                .singleElement()
                .asString()
                .startsWith("home：")
                .contains(reason)
                .containsPattern("\\.peb 第 \\d+ 行：");
        assertThat(site.tree()).containsKeys("/xwzx/", "/xwzx/yaowen/").doesNotContainKey("/");
    }
}
