package org.huizheng.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huizheng.account.SignInModuleTests.assertProblem;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Slice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators do with accounts, and what keeps them apart. */
class AccountModuleTests {

    private final Door door = new Door();
    private final CreateAccount create = door.the(CreateAccount.class);
    private final GrantRoles grant = door.the(GrantRoles.class);
    private final SuspendAccount suspend = door.the(SuspendAccount.class);
    private final AccountQueries accounts = door.the(AccountQueries.class);

    @AfterEach
    void close() {
        door.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "platform-administrator security-administrator",
                "platform-administrator auditor",
                "security-administrator auditor",
                "platform-administrator site-editor",
                "security-administrator reviewer",
                "auditor reader",
                "emperor",
            })
    void theThreeAdministratorsExcludeEachOtherAndEveryOtherRole(String roles) {
        List<Grant> grants =
                Arrays.stream(roles.split(" ")).map(Grant::everywhere).toList();
        assertProblem(() -> create.perform(Door.OPERATOR, account("both", grants)), 409, "blocked");
        long id = door.invited("one").id();
        assertProblem(() -> grant.perform(Door.OPERATOR, id, grants, version(id)), 409, "blocked");
    }

    @Test
    void anAdministratorIsOneForThePlatformAndAChannelNeedsItsSite() {
        assertThatThrownBy(
                        () -> create.perform(Door.OPERATOR, account("local", List.of(new Grant("auditor", 7L, null)))))
                .hasMessageContaining("不限于");
        assertThatThrownBy(
                        () -> create.perform(Door.OPERATOR, account("lost", List.of(new Grant("reader", null, 70L)))))
                .hasMessageContaining("指明站点");
    }

    @Test
    void whoCreatesAccountsGivesAnAdministeringRoleOnceAndTheSecurityAdministratorAfterwards() {
        Actor chief = door.staff("chief", Grant.everywhere("platform-administrator"))
                .session()
                .actor();
        List<Grant> guard = List.of(Grant.everywhere("security-administrator"));
        create.perform(chief, account("guard", guard));
        assertThatThrownBy(() -> create.perform(chief, account("second", guard)))
                .hasMessageContaining("由安全管理员授予");
        assertThatThrownBy(() ->
                        create.perform(chief, account("third", List.of(Grant.everywhere("platform-administrator")))))
                .hasMessageContaining("由安全管理员授予");
        long clerk = create.perform(chief, account("clerk", List.of())).id();
        assertProblem(() -> grant.perform(chief, clerk, guard, version(clerk)), 403, "forbidden");
        Actor security = door.staff("other-guard", guard.getFirst()).session().actor();
        grant.perform(security, clerk, guard, version(clerk));
        assertThat(accounts.require(clerk).administers()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Upper     | 某人                       | 用户名
            1st       | 某人                       | 用户名
            ab        | 某人                       | 用户名
            a b c     | 某人                       | 用户名
            中文名    | 某人                       | 用户名
            fine      | ' '                        | 姓名
            fine      | <!--#include-->            | 姓名
            fine      | 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一 | 姓名
            """)
    void aNameThatIsNoneIsRefusedInWords(String name, String displayName, String words) {
        assertThatThrownBy(
                        () -> create.perform(Door.OPERATOR, new NewAccount(name, displayName, null, List.of(), false)))
                .hasMessageContaining(words);
    }

    @Test
    void aTakenNameAndAnUnknownOrganizationAreRefused() {
        door.invited("taken");
        assertThatThrownBy(() -> create.perform(Door.OPERATOR, account("taken", List.of())))
                .hasMessageContaining("已被使用");
        assertThatThrownBy(() -> create.perform(Door.OPERATOR, new NewAccount("homeless", "某人", 77L, List.of(), false)))
                .hasMessageContaining("没有这个单位");
    }

    @Test
    void aChangeOfRolesEndsTheSessionsAndHoldsAtOnce() {
        Permissions permissions = door.the(Permissions.class);
        Door.Enrolled editor = door.staff("editor", new Grant("site-editor", 7L, null));
        assertThat(permissions.refusal(editor.session().actor(), "document.create", Where.site(7)))
                .isEmpty();
        long id = editor.session().accountId();
        long before = version(id);
        grant.perform(Door.OPERATOR, id, List.of(new Grant("reviewer", 7L, null)), before);
        assertThat(permissions.refusal(editor.session().actor(), "document.create", Where.site(7)))
                .isPresent();
        assertThat(permissions.refusal(editor.session().actor(), "document.release", Where.site(7)))
                .isEmpty();
        assertThat(door.the(Sessions.class).byToken(editor.opened().token())).isEmpty();
        assertProblem(() -> grant.perform(Door.OPERATOR, id, List.of(), before), 409, "conflict");
        assertThat(door.entries("grantRoles", "\"reviewer\"")).isEqualTo(1);
    }

    @Test
    void aSuspendedAccountIsOutAndComesBackWithNothingButItsName() {
        Door.Enrolled gone = door.staff("gone", new Grant("reader", 7L, null));
        long id = gone.session().accountId();
        assertProblem(() -> suspend.perform(Door.OPERATOR, id, " "), 400, "invalid");
        suspend.perform(Door.OPERATOR, id, "离职");
        assertThat(door.the(Sessions.class).byToken(gone.opened().token())).isEmpty();
        assertProblem(() -> suspend.perform(Door.OPERATOR, id, "离职"), 409, "blocked");
        door.the(RestoreAccount.class).perform(Door.OPERATOR, id);
        assertProblem(() -> door.password("gone"), 401, "sign-in-failed");
        assertThat(accounts.require(id).state()).isEqualTo(AccountState.INVITED);
        assertProblem(() -> suspend.perform(Door.OPERATOR, 999, "离职"), 404, "not-found");
    }

    @Test
    void nobodyEndsTheLastPlatformAdministratorNorChangesOnesOwnRights() {
        Door.Enrolled chief = door.staff("chief", Grant.everywhere("platform-administrator"));
        Door.Enrolled guard = door.staff("guard", Grant.everywhere("security-administrator"));
        long id = chief.session().accountId();
        assertThatThrownBy(() -> suspend.perform(guard.session().actor(), id, "离职"))
                .hasMessageContaining("最后一个");
        assertThatThrownBy(() -> grant.perform(guard.session().actor(), id, List.of(), version(id)))
                .hasMessageContaining("最后一个");
        long own = guard.session().accountId();
        assertThatThrownBy(() -> suspend.perform(guard.session().actor(), own, "离职"))
                .hasMessageContaining("自己");
        assertThatThrownBy(() -> grant.perform(guard.session().actor(), own, List.of(), version(own)))
                .hasMessageContaining("自己");
        assertProblem(() -> suspend.perform(chief.session().actor(), own, "离职"), 403, "forbidden");
    }

    @Test
    void theSecurityAdministratorUnlocksAndNobodyElse() {
        long id = door.staff("locked").session().accountId();
        Actor guard = door.staff("guard", Grant.everywhere("security-administrator"))
                .session()
                .actor();
        Actor chief = door.staff("chief", Grant.everywhere("platform-administrator"))
                .session()
                .actor();
        UnlockAccount unlock = door.the(UnlockAccount.class);
        assertProblem(() -> unlock.perform(guard, id), 409, "blocked");
        for (int turn = 0; turn < WrongTries.MOST; turn++) {
            assertProblem(
                    () -> door.the(SignIn.class).perform("locked", "Wrong-7-password", Door.HERE),
                    401,
                    "sign-in-failed");
        }
        assertThat(accounts.require(id).lockedUntil()).isNotNull();
        assertProblem(() -> unlock.perform(chief, id), 403, "forbidden");
        unlock.perform(guard, id);
        assertThat(door.signIn("locked").session().step()).isEqualTo(Step.SIGNED_IN);
        assertThat(door.entries("lockAccount", "")).isEqualTo(1);
        assertThat(door.entries("unlockAccount", "")).isEqualTo(1);
    }

    @Test
    void whoIsAwayForNinetyDaysIsSuspendedExceptTheLastAdministrator() {
        long chief = door.staff("chief", Grant.everywhere("platform-administrator"))
                .session()
                .accountId();
        long away = door.staff("away").session().accountId();
        door.pass(Duration.ofDays(31));
        assertThat(accounts.list("", Duration.ofDays(30), null, 50).items())
                .extracting(Account::id)
                .contains(away);
        door.signIn("chief");
        assertThat(accounts.list("", Duration.ofDays(30), null, 50).items())
                .extracting(Account::id)
                .containsExactly(away);
        door.pass(Duration.ofDays(91));
        long present = door.staff("present").session().accountId();
        door.the(TidyAccounts.class).perform();
        assertThat(accounts.require(away).state()).isEqualTo(AccountState.SUSPENDED);
        assertThat(accounts.require(present).state()).isEqualTo(AccountState.ACTIVE);
        assertThat(accounts.require(chief).state()).isEqualTo(AccountState.ACTIVE);
        door.the(RestoreAccount.class).perform(Door.OPERATOR, away);
        door.the(TidyAccounts.class).perform();
        assertThat(accounts.require(away).state()).isEqualTo(AccountState.INVITED);
    }

    @Test
    void theListGoesOnByIdAndFindsPartsOfNames() {
        for (int i = 0; i < 5; i++) {
            door.invited("listed-" + i, new Grant("reader", 7L, 70L), new Grant("reviewer", 7L, null));
        }
        Slice<Account> first = accounts.list("", Duration.ZERO, null, 3);
        assertThat(first.items()).hasSize(3);
        Slice<Account> rest = accounts.list("", Duration.ZERO, Long.valueOf(String.valueOf(first.next())), 3);
        assertThat(rest.items()).extracting(Account::name).containsExactly("listed-3", "listed-4");
        assertThat(rest.next()).isNull();
        assertThat(rest.items().getFirst().roles())
                .containsExactly(new Grant("reader", 7L, 70L), new Grant("reviewer", 7L, null));
        assertThat(accounts.list("ED-4", Duration.ZERO, null, 50).items()).hasSize(1);
        assertThat(accounts.list("%", Duration.ZERO, null, 50).items()).isEmpty();
    }

    private long version(long id) {
        return accounts.require(id).version();
    }

    private static NewAccount account(String name, List<Grant> grants) {
        return new NewAccount(name, "某人", null, grants, false);
    }
}
