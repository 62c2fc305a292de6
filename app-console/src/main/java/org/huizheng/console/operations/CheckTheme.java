package org.huizheng.console.operations;

import java.util.Map;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;
import org.huizheng.release.PublishTheme;
import org.huizheng.theme.Theme;

/** Tries a theme folder without installing it. */
final class CheckTheme implements Operation {

    private final PublishTheme.Check check;

    CheckTheme(PublishTheme.Check check) {
        this.check = check;
    }

    @Override
    public String name() {
        return "theme-check";
    }

    @Override
    public Outcome perform(Arguments arguments, Progress progress) {
        Theme theme = Theme.of(arguments.path("directory"));
        check.check(theme.templates());
        return Outcome.done("主题 " + theme.name() + " 没有问题", Map.of("theme", theme.name()));
    }
}
