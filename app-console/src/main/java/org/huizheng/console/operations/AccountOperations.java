package org.huizheng.console.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huizheng.account.Account;
import org.huizheng.account.AccountQueries;
import org.huizheng.account.AccountState;
import org.huizheng.account.Grant;
import org.huizheng.account.IssueLink;
import org.huizheng.account.ShowCode;
import org.huizheng.configuration.Settings;
import org.huizheng.demo.DemoCity;
import org.huizheng.kernel.Problem;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;
import org.huizheng.process.RunningProduct;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the operator does for people at the door. Links and codes go to who asked and nowhere else. */
@Configuration(proxyBeanMethods = false)
class AccountOperations {

    /** What one of these operations does. */
    private interface Work {
        Outcome perform(Arguments arguments);
    }

    @Bean
    Operation accountLink(AccountQueries accounts, IssueLink links, Settings settings) {
        return operation("account-link", arguments -> {
            Account account = named(accounts, arguments);
            String link = address(settings, links.perform(Operator.actor(), account.id()));
            return Outcome.done(
                    account.displayName() + "（" + account.name() + "）的一次性链接，24 小时内有效：\n  " + link,
                    Map.of("name", account.name(), "link", link));
        });
    }

    @Bean
    Operation accountCode(ShowCode codes, DemoCity city) {
        return operation("account-code", arguments -> {
            if (!city.loaded()) {
                throw Problem.conflict("只有装入了演示城市的系统才显示验证码；这里请用本人手机上的验证器或恢复码");
            }
            String code = codes.perform(Operator.actor(), arguments.text("name"));
            return Outcome.done(code, Map.of("code", code));
        });
    }

    @Bean
    Operation accountList(AccountQueries accounts) {
        return operation("account-list", arguments -> {
            List<Account> all = all(accounts);
            String text = all.isEmpty()
                    ? "还没有账号"
                    : all.stream().map(AccountOperations::line).collect(Collectors.joining("\n"));
            return Outcome.done(text, Map.of("accounts", all));
        });
    }

    /** What {@code up} says: how to make the first administrator while there is none, and the demo staff's unopened links. */
    @Bean
    Operation accountLinks(AccountQueries accounts, IssueLink links, Settings settings) {
        return operation("account-links", arguments -> {
            Optional<String> first = links.first(Operator.actor()).map(token -> address(settings, token));
            Map<String, String> demo = new LinkedHashMap<>();
            List<String> lines = new ArrayList<>();
            first.ifPresent(link -> lines.add("还没有平台管理员，请在 24 小时内打开此链接建立（只用一次）：\n  " + link));
            for (Account account : all(accounts)) {
                if (account.demo() && account.state() == AccountState.INVITED) {
                    String link = address(settings, links.perform(Operator.actor(), account.id()));
                    demo.put(account.name(), link);
                    lines.add("  " + padded(account.name(), 14) + link + "  " + account.displayName() + " "
                            + roles(account));
                }
            }
            if (!demo.isEmpty()) {
                lines.add(first.isPresent() ? 1 : 0, "演示账号，打开链接设定密码；没有手机时验证码用 ./huizheng account code 用户名");
            }
            return Outcome.done(String.join("\n", lines), Map.of("first", first.orElse(""), "demo", demo));
        });
    }

    private static List<Account> all(AccountQueries accounts) {
        List<Account> all = new ArrayList<>();
        var slice = accounts.list("", java.time.Duration.ZERO, null, 200);
        all.addAll(slice.items());
        while (slice.next() != null) {
            slice = accounts.list("", java.time.Duration.ZERO, Long.valueOf(slice.next()), 200);
            all.addAll(slice.items());
        }
        return all;
    }

    private static String line(Account account) {
        return padded(account.name(), 24) + padded(account.state().label(), 8) + account.displayName() + " "
                + roles(account);
    }

    private static String roles(Account account) {
        return account.roles().stream().map(Grant::role).distinct().collect(Collectors.joining(" "));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(2, width - text.length()));
    }

    private static Account named(AccountQueries accounts, Arguments arguments) {
        String name = arguments.text("name");
        return accounts.byName(name).orElseThrow(() -> Problem.notFound("没有账号 " + name));
    }

    private static String address(Settings settings, String token) {
        String console = settings.console().address().isBlank()
                ? RunningProduct.of(settings.data())
                        .map(RunningProduct::console)
                        .orElse("http://localhost:" + settings.console().port())
                : settings.console().address().replaceFirst("/+$", "");
        return console + "/claim#" + token;
    }

    private static Operation operation(String name, Work work) {
        return new Operation() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Outcome perform(Arguments arguments, Progress progress) {
                return work.perform(arguments);
            }
        };
    }
}
