package org.huizheng.command;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes verbs, and gives each the shell it was called from. */
final class Factory implements IFactory {

    private final Shell shell;

    Factory(Shell shell) {
        this.shell = shell;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        K made = CommandLine.defaultFactory().create(type);
        if (made instanceof Verb verb) {
            verb.shell = shell;
        }
        return made;
    }
}
