package org.huizheng.account.web;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.huizheng.account.AccountActions;
import org.huizheng.account.AccountQueries;
import org.huizheng.account.CreateAccount;
import org.huizheng.account.Grant;
import org.huizheng.account.GrantRoles;
import org.huizheng.account.IssueLink;
import org.huizheng.account.NewAccount;
import org.huizheng.account.RestoreAccount;
import org.huizheng.account.SuspendAccount;
import org.huizheng.account.UnlockAccount;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.Slice;
import org.huizheng.kernel.Summary;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/accounts")
class AccountController {

    private final Permissions permissions;
    private final AccountQueries accounts;
    private final AccountActions actions;
    private final CreateAccount create;
    private final IssueLink link;
    private final UnlockAccount unlock;
    private final SuspendAccount suspend;
    private final RestoreAccount restore;
    private final GrantRoles roles;

    AccountController(
            Permissions permissions,
            AccountQueries accounts,
            AccountActions actions,
            CreateAccount create,
            IssueLink link,
            UnlockAccount unlock,
            SuspendAccount suspend,
            RestoreAccount restore,
            GrantRoles roles) {
        this.permissions = permissions;
        this.accounts = accounts;
        this.actions = actions;
        this.create = create;
        this.link = link;
        this.unlock = unlock;
        this.suspend = suspend;
        this.restore = restore;
        this.roles = roles;
    }

    record Creating(
            String name,
            String displayName,
            @Nullable Long organizationId,
            @Nullable List<Grant> roles) {
        Creating {
            Objects.requireNonNull(name);
            Objects.requireNonNull(displayName);
        }
    }

    /** @param link the address that opens it once, below the console's own */
    record CreatedView(long id, String link) {}

    record LinkView(String link) {}

    record Reason(@Nullable String reason) {}

    record NewRoles(List<Grant> roles, long version) {
        NewRoles {
            Objects.requireNonNull(roles);
        }
    }

    /** @param unseenDays only who has not signed in for so many days */
    @Summary("列出账号")
    @GetMapping
    Slice<AccountView> list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int unseenDays,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        permissions.require(actor, "account.read", Where.PLATFORM);
        if (unseenDays < 0 || unseenDays > 36_500) {
            throw Problem.invalid("参数 unseenDays 应当是 0 到 36500 之间的天数");
        }
        var found = accounts.list(q, Duration.ofDays(unseenDays), after, limit);
        return new Slice<>(
                found.items().stream()
                        .map(account -> AccountView.of(actor, account, actions))
                        .toList(),
                found.next());
    }

    @Summary("一个账号")
    @GetMapping("/{id}")
    AccountView account(Actor actor, @PathVariable long id) {
        permissions.require(actor, "account.read", Where.PLATFORM);
        return view(actor, id);
    }

    @Summary("新建账号")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CreatedView create(Actor actor, @RequestBody Creating c) {
        List<Grant> granted = c.roles() == null ? List.of() : c.roles();
        CreateAccount.Created created =
                create.perform(actor, new NewAccount(c.name(), c.displayName(), c.organizationId(), granted, false));
        return new CreatedView(created.id(), address(created.token()));
    }

    @Summary("发放一次性链接")
    @PostMapping("/{id}/link")
    LinkView link(Actor actor, @PathVariable long id) {
        return new LinkView(address(link.perform(actor, id)));
    }

    @Summary("解除锁定")
    @PostMapping("/{id}/unlock")
    AccountView unlock(Actor actor, @PathVariable long id) {
        unlock.perform(actor, id);
        return view(actor, id);
    }

    @Summary("停用账号")
    @PostMapping("/{id}/suspend")
    AccountView suspend(Actor actor, @PathVariable long id, @RequestBody Reason r) {
        suspend.perform(actor, id, r.reason() == null ? "" : r.reason());
        return view(actor, id);
    }

    @Summary("恢复账号")
    @PostMapping("/{id}/restore")
    AccountView restore(Actor actor, @PathVariable long id) {
        restore.perform(actor, id);
        return view(actor, id);
    }

    @Summary("授予角色")
    @PutMapping("/{id}/roles")
    AccountView roles(Actor actor, @PathVariable long id, @RequestBody NewRoles n) {
        roles.perform(actor, id, n.roles(), n.version());
        return view(actor, id);
    }

    private AccountView view(Actor actor, long id) {
        return accounts.byId(id)
                .map(account -> AccountView.of(actor, account, actions))
                .orElseThrow(() -> Problem.notFound("账号不存在"));
    }

    /** In the fragment, which no server and no log ever sees. */
    private static String address(String token) {
        return "/claim#" + token;
    }
}
