package org.huizheng.command;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What the operator does for people at the door. */
@Command(name = "account", description = "账号：一次性链接、演示验证码、列表 / accounts: links, demo codes, list")
final class AccountVerb extends OperationVerb {

    /** What to do; lower case because that is how it is typed. */
    enum What {
        link,
        code,
        list,
        links
    }

    @Parameters(index = "0", paramLabel = "link|code|list|links")
    What what = What.list;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "用户名（link、code） / account name")
    String name = "";

    @Override
    String operation() {
        return "account-" + what;
    }

    @Override
    Map<String, Object> arguments() {
        return Map.of("name", name);
    }
}
