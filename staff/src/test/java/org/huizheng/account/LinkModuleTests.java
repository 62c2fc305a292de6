package org.huizheng.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huizheng.account.SignInModuleTests.assertProblem;
import static org.huizheng.account.SignInModuleTests.status;
import static org.huizheng.account.SignInModuleTests.together;

import java.util.List;
import java.util.concurrent.Callable;
import org.huizheng.account.ClaimLink.Answer;
import org.huizheng.kernel.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One-time links, and the first administrator, who is made by one. */
class LinkModuleTests {

    private static final Answer FIRST = new Answer("chief", "沈知远", Door.PASSWORD);
    private static final Answer GOOD = new Answer("", "", Door.PASSWORD);

    @Test
    void theFirstAdministratorIsMadeByALinkThatIsThereUntilThereIsOne() {
        try (Door door = new Door()) {
            IssueLink links = door.the(IssueLink.class);
            String older = links.first(Door.OPERATOR).orElseThrow();
            String newer = links.first(Door.OPERATOR).orElseThrow();
            ClaimLink claims = door.the(ClaimLink.class);
            assertProblem(() -> claims.look(older), 404, "not-found");
            assertThat(claims.look(newer).purpose()).isEqualTo("first-administrator");
            assertProblem(
                    () -> claims.perform(newer, new Answer("Chief!", "", Door.PASSWORD), Door.HERE), 409, "blocked");
            assertProblem(
                    () -> claims.perform(newer, new Answer("chief", "沈知远", "short"), Door.HERE),
                    422,
                    "password-refused");
            Session chief = claims.perform(newer, FIRST, Door.HERE).session();
            assertThat(chief.step()).isEqualTo(Step.ENROLMENT);
            assertThat(chief.roles()).containsExactly("platform-administrator");
            assertProblem(() -> claims.perform(newer, FIRST, Door.HERE), 404, "not-found");
            assertThat(links.first(Door.OPERATOR)).isEmpty();
        }
    }

    @Test
    void ofTwoWhoClaimAtOnceOneGetsTheAccount() throws Exception {
        try (Door door = new Door()) {
            ClaimLink claims = door.the(ClaimLink.class);
            String first = door.the(IssueLink.class).first(Door.OPERATOR).orElseThrow();
            List<Callable<Integer>> both = List.of(
                    () -> status(() -> claims.perform(first, FIRST, Door.HERE)),
                    () -> status(() -> claims.perform(first, new Answer("second", "顾岚", Door.PASSWORD), Door.HERE)));
            assertThat(together(both)).containsExactlyInAnyOrder(200, 404);
            String invited = door.invited("double").token();
            List<Callable<Integer>> again = List.of(
                    () -> status(() -> claims.perform(invited, GOOD, Door.HERE)),
                    () -> status(() -> claims.perform(invited, GOOD, Door.HERE)));
            assertThat(together(again)).containsExactlyInAnyOrder(200, 404);
            assertThat(door.the(AccountQueries.class).holders("platform-administrator", AccountState.ACTIVE))
                    .isEqualTo(1);
        }
    }

    @Test
    void aLinkEndsAfterADayWithItsUseWithANewerOneAndWithItsAccount() {
        try (Door door = new Door()) {
            ClaimLink claims = door.the(ClaimLink.class);
            IssueLink links = door.the(IssueLink.class);
            CreateAccount.Created late = door.invited("late");
            door.pass(Links.LIFE.plusSeconds(1));
            assertProblem(() -> claims.look(late.token()), 404, "not-found");
            assertProblem(() -> claims.perform(late.token(), GOOD, Door.HERE), 404, "not-found");
            String older = links.perform(Door.OPERATOR, late.id());
            String newer = links.perform(Door.OPERATOR, late.id());
            assertProblem(() -> claims.look(older), 404, "not-found");
            door.the(SuspendAccount.class).perform(Door.OPERATOR, late.id(), "离职");
            assertProblem(() -> claims.perform(newer, GOOD, Door.HERE), 404, "not-found");
            assertProblem(() -> links.perform(Door.OPERATOR, late.id()), 409, "blocked");
            assertProblem(() -> claims.look("x".repeat(10_000)), 404, "not-found");
        }
    }

    @Test
    void aResetLinkEndsSessionsPasswordFactorAndRecoveryCodes() {
        try (Door door = new Door()) {
            Door.Enrolled before = door.staff("reset");
            long id = before.session().accountId();
            String token = door.the(IssueLink.class).perform(Door.OPERATOR, id);
            ClaimLink claims = door.the(ClaimLink.class);
            assertThat(claims.look(token).purpose()).isEqualTo("reset");
            assertProblem(() -> claims.perform(token, GOOD, Door.HERE), 422, "password-refused");
            Session session = claims.perform(token, new Answer("", "", "Lm4_other-one"), Door.HERE)
                    .session();
            assertThat(session.step()).isEqualTo(Step.ENROLMENT);
            assertThat(door.the(Sessions.class).byToken(before.opened().token()))
                    .isEmpty();
            assertThat(door.jdbc
                            .sql("select count(*) from account.recovery_code")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"platform-administrator", "security-administrator", "auditor"})
    void noAdministratorGetsHoldOfAnotherByALink(String role) {
        try (Door door = new Door()) {
            Actor chief = door.staff("chief", Grant.everywhere("platform-administrator"))
                    .session()
                    .actor();
            long other = door.staff("other", Grant.everywhere(role)).session().accountId();
            long clerk =
                    door.staff("clerk", Grant.everywhere("reader")).session().accountId();
            IssueLink links = door.the(IssueLink.class);
            assertProblem(() -> links.perform(chief, other), 409, "blocked");
            assertThat(links.perform(chief, clerk)).isNotEmpty();
            assertThat(links.perform(Door.OPERATOR, other)).isNotEmpty();
        }
    }
}
