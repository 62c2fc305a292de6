package org.huizheng.demo;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.huizheng.account.Account;
import org.huizheng.account.AccountQueries;
import org.huizheng.account.AccountState;
import org.huizheng.account.CreateAccount;
import org.huizheng.account.Grant;
import org.huizheng.account.NewAccount;
import org.huizheng.account.RestoreAccount;
import org.huizheng.account.SuspendAccount;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.organization.Organization;
import org.huizheng.organization.OrganizationQueries;
import org.huizheng.site.Site;
import org.huizheng.site.SiteQueries;
import org.jspecify.annotations.Nullable;

/** Invented people of the demo city, one for each role and site; nobody is in before opening a link. */
final class DemoStaff {

    private final OrganizationQueries organizations;
    private final SiteQueries sites;
    private final AccountQueries accounts;
    private final CreateAccount create;
    private final SuspendAccount suspend;
    private final RestoreAccount restore;

    DemoStaff(
            OrganizationQueries organizations,
            SiteQueries sites,
            AccountQueries accounts,
            CreateAccount create,
            SuspendAccount suspend,
            RestoreAccount restore) {
        this.organizations = organizations;
        this.sites = sites;
        this.accounts = accounts;
        this.create = create;
        this.suspend = suspend;
        this.restore = restore;
    }

    /** Needs the demo sites. A name somebody else has already is left to them. */
    void enlist(Actor actor) {
        for (Map<String, Object> person : Samples.staff()) {
            Optional<Account> there = accounts.byName(String.valueOf(person.get("name")));
            if (there.isEmpty()) {
                var unused = create.perform(actor, account(person));
            } else if (there.get().demo() && there.get().state() == AccountState.SUSPENDED) {
                restore.perform(actor, there.get().id());
            }
        }
    }

    void dismiss(Actor actor) {
        Samples.staff().stream()
                .flatMap(person -> accounts.byName(String.valueOf(person.get("name"))).stream())
                .filter(account -> account.demo() && account.state() != AccountState.SUSPENDED)
                .forEach(account -> dismiss(actor, account));
    }

    private void dismiss(Actor actor, Account account) {
        try {
            suspend.perform(actor, account.id(), DemoCity.REMOVED);
        } catch (Problem lastAdministrator) {
            // somebody uses this installation with nothing else
        }
    }

    private NewAccount account(Map<String, Object> person) {
        Long organization = organizations
                .byCode(String.valueOf(person.get("organization")))
                .map(Organization::id)
                .orElse(null);
        List<Grant> grants = ((List<?>) Objects.requireNonNull(person.get("roles")))
                .stream().map(role -> grant((Map<?, ?>) role)).toList();
        return new NewAccount(
                String.valueOf(person.get("name")),
                String.valueOf(person.get("displayName")),
                organization,
                grants,
                true);
    }

    private Grant grant(Map<?, ?> role) {
        return new Grant(String.valueOf(role.get("role")), site(role.get("site")), null);
    }

    private @Nullable Long site(@Nullable Object code) {
        return code == null
                ? null
                : sites.byCode(SiteScope.everySite(), code.toString())
                        .map(Site::id)
                        .orElseThrow();
    }
}
