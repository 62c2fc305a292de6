package org.huizheng.account;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.huizheng.account.Sessions.Proof;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Someone opens a one-time link and chooses a password; the account is theirs from here on. */
public final class ClaimLink {

    private final ScopedTransactions transactions;
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final AccountQueries queries;
    private final Factors factors;
    private final RecoveryCodes codes;
    private final WrongTries tries;
    private final Sessions sessions;
    private final RolePermissions permissions;
    private final AuditTrail audit;
    private final Clock clock;

    ClaimLink(
            ScopedTransactions transactions,
            JdbcClient jdbc,
            Accounts accounts,
            AccountQueries queries,
            Factors factors,
            RecoveryCodes codes,
            WrongTries tries,
            Sessions sessions,
            RolePermissions permissions,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.queries = queries;
        this.factors = factors;
        this.codes = codes;
        this.tries = tries;
        this.sessions = sessions;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a link is for. Name and display name are empty for the first administrator, who chooses them. */
    public record Claim(String purpose, @Nullable Long accountId, String name, String displayName) {

        boolean isFirst() {
            return accountId == null;
        }
    }

    /** What its holder answers; name and display name count for the first administrator only. */
    public record Answer(String name, String displayName, String password) {}

    /** @throws Problem 404, the same for a used, an expired and an unknown link */
    public Claim look(String token) {
        return jdbc.sql("""
                select c.purpose, c.account_id, coalesce(a.name, '') as name, coalesce(a.display_name, '') as display_name
                from account.claim c left join account.account a using (account_id)
                where c.token_hash = ? and c.expires_at > ?
                """)
                .params(Tokens.hash(token), clock.instant().atOffset(ZoneOffset.UTC))
                .query(Claim.class)
                .optional()
                .filter(this::isWanted)
                .orElseThrow(ClaimLink::gone);
    }

    public Opened perform(String token, Answer answer, Origin origin) {
        return transactions.write(SiteScope.of(), () -> {
            Claim claim = look(token);
            use(token);
            return claim(claim, answer, origin);
        });
    }

    /** The row goes with the transaction: of two at once the second waits, and finds nothing. */
    private void use(String token) {
        int used = jdbc.sql("delete from account.claim where token_hash = ?")
                .param(Tokens.hash(token))
                .update();
        if (used == 0) {
            throw gone();
        }
    }

    private Opened claim(Claim claim, Answer answer, Origin origin) {
        String name = claim.isFirst() ? answer.name().strip() : claim.name();
        requireGood(claim, name, answer.password());
        long id = claim.isFirst() ? first(name, answer.displayName()) : Objects.requireNonNull(claim.accountId);
        accounts.hold(id);
        accounts.setPassword(id, answer.password());
        accounts.become(id, AccountState.ACTIVE);
        factors.clear(id);
        codes.clear(id);
        sessions.endAll(id);
        tries.forget(name);
        permissions.forget(name);
        Map<String, String> facts = Map.of("purpose", claim.purpose(), "address", origin.address());
        audit.record(new Actor("staff", name), "claimLink", null, "account:" + id, facts);
        return sessions.open(id, Proof.PASSWORD, origin);
    }

    private long first(String name, String displayName) {
        new Blockers().add(CreateAccount.wrongIn(name, displayName)).refuse();
        long id = accounts.add(name, displayName.strip(), null, false);
        accounts.grant(id, List.of(Grant.everywhere(CreateAccount.PLATFORM_ADMINISTRATOR)));
        return id;
    }

    private void requireGood(Claim claim, String name, String password) {
        List<String> reasons = new ArrayList<>(PasswordRules.reasons(name, password));
        Optional<Long> id = Optional.ofNullable(claim.accountId());
        if (reasons.isEmpty() && id.isPresent() && accounts.hadPassword(id.get(), password)) {
            reasons.add("不能与最近用过的密码相同");
        }
        if (!reasons.isEmpty()) {
            throw ChangePassword.refused(reasons);
        }
    }

    /** A link for the first administrator ends when there is one, and any link with its account. */
    private boolean isWanted(Claim claim) {
        return claim.isFirst()
                ? !queries.isAdministered()
                : queries.byId(Objects.requireNonNull(claim.accountId))
                        .filter(account -> account.state() != AccountState.SUSPENDED)
                        .isPresent();
    }

    private static Problem gone() {
        return Problem.notFound("链接不存在、已用过或已过期，请向管理员索取新的链接");
    }
}
