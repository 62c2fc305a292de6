package org.huizheng.account;

import java.time.Duration;
import org.huizheng.kernel.Repeating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Needs {@code ScopedTransactions}, {@code JdbcClient} of the console's role, an {@code AuditTrail}, a {@code Clock} and a
 * {@link FactorKey}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    GrantQueries.class,
    RolePermissions.class,
    RoleRules.class,
    Accounts.class,
    AccountQueries.class,
    PersonQueries.class,
    WrongTries.class,
    HashLanes.class,
    CheckPassword.class,
    Factors.class,
    RecoveryCodes.class,
    Links.class,
    Sessions.class,
    SignIn.class,
    ProveFactor.class,
    EnrolFactor.class,
    ChangePassword.class,
    EndSession.class,
    ClaimLink.class,
    IssueLink.class,
    CreateAccount.class,
    SuspendAccount.class,
    RestoreAccount.class,
    UnlockAccount.class,
    GrantRoles.class,
    AccountActions.class,
    ShowCode.class,
    TidyAccounts.class
})
public class AccountRoom {

    private static final Duration PAUSE = Duration.ofMinutes(10);

    @Bean
    Repeating tidying(TidyAccounts tidy) {
        return new Repeating("account-tidy", PAUSE, tidy::perform);
    }
}
