package org.huizheng.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huizheng.audit.AuditNames;
import org.huizheng.document.EditionAction;
import org.junit.jupiter.api.Test;

/** An auditor reads words: every action that is recorded has a Chinese one. */
class AuditNameTests {

    private static final Pattern RECORDED =
            Pattern.compile("\\brecord\\(\\s*(?:new Actor\\([^)]*\\)|[^,;{}]+?),\\s*\"(\\w+)\"");
    private static final Pattern IN_BACKGROUND = Pattern.compile("new Background\\([^)]*\"(\\w+)\"\\)");

    @Test
    void everyRecordedActionHasAChineseName() {
        Set<String> recorded = new TreeSet<>();
        Checkout.shippedJavaFiles().forEach(file -> Stream.of(RECORDED, IN_BACKGROUND)
                .flatMap(pattern -> pattern.matcher(Checkout.read(file)).results())
                .forEach(found -> recorded.add(found.group(1))));
        Arrays.stream(EditionAction.values()).forEach(action -> recorded.add(action.code() + "Edition"));
        assertThat(recorded).hasSizeGreaterThan(25);
        assertThat(recorded)
                .as("name them in staff/src/main/resources/org/huizheng/audit/actions.properties")
                .allMatch(action -> AuditNames.actions().containsKey(action));
    }
}
