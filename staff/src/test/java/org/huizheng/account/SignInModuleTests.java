package org.huizheng.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huizheng.kernel.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInModuleTests {

    private static final Door DOOR = new Door();
    private final SignIn signIn = DOOR.the(SignIn.class);
    private final ProveFactor prove = DOOR.the(ProveFactor.class);
    private final Sessions sessions = DOOR.the(Sessions.class);

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @Test
    void aPasswordAloneOpensNothingButTheSecondHalf() {
        DOOR.staff("half", Grant.everywhere("auditor"));
        Opened half = DOOR.password("half");
        assertThat(half.session().step()).isEqualTo(Step.SECOND_FACTOR);
        Opened whole = prove.perform(half.session(), DOOR.code("half"), Door.HERE);
        assertThat(whole.session().step()).isEqualTo(Step.SIGNED_IN);
        assertThat(whole.session().roles()).containsExactly("auditor");
        assertThat(sessions.byToken(half.token()))
                .as("the token of the first half")
                .isEmpty();
        assertThat(sessions.byToken(whole.token())).isPresent();
        assertThat(DOOR.entries("signIn", "\"factor\":\"totp\"")).isPositive();
    }

    @Test
    void aNameIsTakenInAnyCaseAndWithBlanksAround() {
        DOOR.staff("cased");
        assertThat(signIn.perform(" Cased ", Door.PASSWORD, Door.HERE).session().name())
                .isEqualTo("cased");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-here", "invited", "suspended", "wrong", "x' or '1'='1", "", "管理员", "a"})
    void anUnknownNameAnInvitedASuspendedAndAWrongPasswordAreAnsweredAlike(String name) {
        if (name.equals("invited")) {
            DOOR.invited("invited");
        }
        if (name.equals("suspended")) {
            long id = DOOR.staff("suspended").session().accountId();
            DOOR.the(SuspendAccount.class).perform(Door.OPERATOR, id, "离职");
        }
        if (name.equals("wrong")) {
            DOOR.staff("wrong");
        }
        String password = name.equals("suspended") ? Door.PASSWORD : "Wrong-7-password";
        assertProblem(() -> signIn.perform(name, password, Door.HERE), 401, "sign-in-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"locked", "locked-but-unknown"})
    void theSixthTryIsRefusedEvenWithTheRightPasswordAndAfterAQuarterOfAnHourItIsNot(String name) {
        if (name.equals("locked")) {
            DOOR.staff(name);
        }
        for (int turn = 0; turn < WrongTries.MOST; turn++) {
            assertProblem(() -> signIn.perform(name, "Wrong-7-password", Door.HERE), 401, "sign-in-failed");
        }
        assertThatThrownBy(() -> signIn.perform(name, Door.PASSWORD, Door.HERE))
                .isInstanceOfSatisfying(Problem.class, p -> {
                    assertThat(p.type()).isEqualTo("account-locked");
                    assertThat(p.status()).isEqualTo(423);
                    assertThat(p.members()).containsKey("until");
                });
        DOOR.pass(WrongTries.LOCK.plusSeconds(1));
        if (name.equals("locked")) {
            assertThat(DOOR.signIn(name).session().step()).isEqualTo(Step.SIGNED_IN);
        } else {
            assertProblem(() -> signIn.perform(name, Door.PASSWORD, Door.HERE), 401, "sign-in-failed");
        }
    }

    @Test
    void aLockedNameIsAnsweredWithoutHashing() {
        for (int turn = 0; turn < WrongTries.MOST; turn++) {
            assertProblem(() -> signIn.perform("quick", "Wrong-7-password", Door.HERE), 401, "sign-in-failed");
        }
        long begun = System.nanoTime();
        for (int turn = 0; turn < 20; turn++) {
            assertProblem(() -> signIn.perform("quick", "Wrong-7-password", Door.HERE), 423, "account-locked");
        }
        Duration each = Duration.ofNanos((System.nanoTime() - begun) / 20);
        assertThat(each).isLessThan(hashing());
    }

    private static Duration hashing() {
        long begun = System.nanoTime();
        PasswordHashes.matches("x", PasswordHashes.NOBODY);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Test
    void ofManyTriesAtOnceFiveCountAndTheAccountIsLocked() throws Exception {
        DOOR.staff("crowd");
        List<Integer> statuses =
                together(40, () -> status(() -> signIn.perform("crowd", "Wrong-7-password", Door.HERE)));
        assertThat(statuses).isSubsetOf(401, 423, 429);
        assertThat(statuses.stream().filter(s -> s != 423)).hasSizeLessThanOrEqualTo(WrongTries.MOST);
        assertProblem(() -> signIn.perform("crowd", Door.PASSWORD, Door.HERE), 423, "account-locked");
        assertThat(wrong("crowd")).isEqualTo(WrongTries.MOST);
    }

    @Test
    void theRightPasswordForgetsTheWrongOnesOnlyWhenTheCodeIsRightToo() {
        DOOR.staff("careful");
        for (int turn = 0; turn < 3; turn++) {
            assertProblem(() -> signIn.perform("careful", "Wrong-7-password", Door.HERE), 401, "sign-in-failed");
        }
        Opened half = DOOR.password("careful");
        assertThat(wrong("careful")).isEqualTo(3);
        prove.perform(half.session(), DOOR.code("careful"), Door.HERE);
        assertThat(wrong("careful")).isZero();
    }

    @Test
    void codesCannotBeGuessedByEnteringThePasswordAgainAndAgain() {
        DOOR.staff("guessed");
        for (int turn = 0; turn < WrongTries.MOST; turn++) {
            Session half = DOOR.password("guessed").session();
            assertProblem(() -> prove.perform(half, "000000x", Door.HERE), 401, "wrong-code");
        }
        assertProblem(() -> DOOR.password("guessed"), 423, "account-locked");
    }

    @Test
    void aCodeOpensOnceEvenForTwoAtTheSameMoment() throws Exception {
        DOOR.staff("replay");
        DOOR.pass(Duration.ofSeconds(60));
        String code = DOOR.code("replay");
        Session one = DOOR.password("replay").session();
        Session two = DOOR.password("replay").session();
        List<Callable<Integer>> both = List.of(
                () -> status(() -> prove.perform(one, code, Door.HERE)),
                () -> status(() -> prove.perform(two, code, Door.HERE)));
        assertThat(together(both)).containsExactlyInAnyOrder(200, 401);
        Session three = DOOR.password("replay").session();
        assertProblem(() -> prove.perform(three, code, Door.HERE), 401, "wrong-code");
    }

    @Test
    void aRecoveryCodeOpensOnceAndLetsAnotherAuthenticatorIn() {
        Door.Enrolled lost = DOOR.staff("lost-phone");
        assertThat(lost.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        String typed = lost.recoveryCodes()
                .getFirst()
                .toUpperCase(java.util.Locale.ROOT)
                .replace('-', ' ');
        Opened inside = prove.perform(DOOR.password("lost-phone").session(), typed, Door.HERE);
        assertThat(inside.session().step()).isEqualTo(Step.SIGNED_IN);
        assertProblem(() -> prove.perform(DOOR.password("lost-phone").session(), typed, Door.HERE), 401, "wrong-code");
        Door.Enrolled found = DOOR.enrolled(inside.session());
        assertThat(found.recoveryCodes()).doesNotContainAnyElementsOf(lost.recoveryCodes());
        Session half = DOOR.password("lost-phone").session();
        assertProblem(() -> prove.perform(half, lost.recoveryCodes().getLast(), Door.HERE), 401, "wrong-code");
    }

    @Test
    void anotherAuthenticatorComesInOnlyForWhoLostTheFirst() {
        Session inside = DOOR.staff("has-one").session();
        assertThatThrownBy(() -> DOOR.the(EnrolFactor.class).propose(inside)).hasMessageContaining("已经绑定");
        Session half = DOOR.password("has-one").session();
        assertThatThrownBy(() -> DOOR.the(EnrolFactor.class).propose(half)).hasMessageContaining("已经绑定");
    }

    @Test
    void aSessionEndsAfterAQuarterOfAnHourOfSilenceAndAfterTwelveHoursInAnyCase() {
        DOOR.staff("idle");
        Opened silent = DOOR.signIn("idle");
        DOOR.pass(Sessions.IDLE.plusSeconds(1));
        assertThat(sessions.byToken(silent.token())).isEmpty();
        Opened busy = DOOR.signIn("idle");
        for (int turn = 0; turn < 71; turn++) {
            DOOR.pass(Duration.ofMinutes(10));
            sessions.byToken(busy.token()).ifPresent(sessions::seen);
        }
        assertThat(sessions.byToken(busy.token())).as("after 11 hours 50").isPresent();
        DOOR.pass(Duration.ofMinutes(11));
        assertThat(sessions.byToken(busy.token())).as("after 12 hours").isEmpty();
    }

    @Test
    void beingSeenIsWrittenOnceAMinute() {
        Opened opened = DOOR.staff("seen").opened();
        var before = sessions.byToken(opened.token()).orElseThrow();
        DOOR.pass(Duration.ofSeconds(30));
        sessions.seen(before);
        assertThat(sessions.byToken(opened.token()).orElseThrow().seenAt()).isEqualTo(before.seenAt());
        DOOR.pass(Duration.ofSeconds(40));
        sessions.seen(before);
        assertThat(sessions.byToken(opened.token()).orElseThrow().seenAt()).isAfter(before.seenAt());
    }

    @Test
    void onesOwnSessionsAreListedAndEndedAndNobodyElses() {
        Session mine = DOOR.staff("owner").session();
        Session others = DOOR.staff("other").session();
        assertThat(sessions.of(mine.accountId())).extracting(Sessions.Item::id).containsExactly(mine.id());
        EndSession end = DOOR.the(EndSession.class);
        assertProblem(() -> end.perform(mine, others.id()), 404, "not-found");
        end.perform(mine, mine.id());
        assertThat(sessions.of(mine.accountId())).isEmpty();
        assertThat(sessions.of(others.accountId())).hasSize(1);
    }

    @Test
    void aChangedPasswordEndsTheOtherSessionsAndTheOldPassword() {
        DOOR.staff("changer");
        Opened elsewhere = DOOR.signIn("changer");
        DOOR.pass(Duration.ofSeconds(60));
        Opened here = DOOR.signIn("changer");
        ChangePassword change = DOOR.the(ChangePassword.class);
        assertProblem(
                () -> change.perform(here.session(), "Wrong-7-password", "Lm4_other-one", Door.HERE),
                422,
                "password-refused");
        assertProblem(() -> change.perform(here.session(), Door.PASSWORD, "short", Door.HERE), 422, "password-refused");
        assertProblem(
                () -> change.perform(here.session(), Door.PASSWORD, Door.PASSWORD, Door.HERE), 422, "password-refused");
        Opened after = change.perform(here.session(), Door.PASSWORD, "Lm4_other-one", Door.HERE);
        assertThat(sessions.byToken(elsewhere.token())).isEmpty();
        assertThat(sessions.byToken(here.token())).isEmpty();
        assertThat(sessions.byToken(after.token())).isPresent();
        assertProblem(() -> DOOR.password("changer"), 401, "sign-in-failed");
    }

    @Test
    void noneOfTheLastFivePasswordsComesBackAndTheSixthMay() {
        Session[] here = {DOOR.staff("history").session()};
        ChangePassword change = DOOR.the(ChangePassword.class);
        String current = Door.PASSWORD;
        List<String> next =
                List.of("Lm4_one-qpz", "Lm4_two-qpz", "Lm4_three-qz", "Lm4_four-qpz", "Lm4_five-qpz", "Lm4_six-qpz");
        for (String password : next) {
            String now = current;
            assertProblem(() -> change.perform(here[0], now, Door.PASSWORD, Door.HERE), 422, "password-refused");
            here[0] = change.perform(here[0], now, password, Door.HERE).session();
            current = password;
        }
        String last = current;
        assertThat(change.perform(here[0], last, Door.PASSWORD, Door.HERE)).isNotNull();
    }

    @Test
    void aPasswordOfNinetyDaysMustBeChangedFirst() {
        DOOR.staff("ninety");
        DOOR.pass(Sessions.PASSWORD_LIFE.plusDays(1));
        Opened opened = DOOR.signIn("ninety");
        assertThat(opened.session().step()).isEqualTo(Step.PASSWORD_CHANGE);
        Opened changed =
                DOOR.the(ChangePassword.class).perform(opened.session(), Door.PASSWORD, "Lm4_other-one", Door.HERE);
        assertThat(changed.session().step()).isEqualTo(Step.SIGNED_IN);
    }

    @Test
    void theAuditTrailHoldsNoTypedNameThatIsNobodys() {
        assertProblem(
                () -> signIn.perform("my-secret-typed-here", "Wrong-7-password", Door.HERE), 401, "sign-in-failed");
        assertThat(DOOR.jdbc
                        .sql(
                                "select count(*) from audit.entry where actor_name = 'my-secret-typed-here' or position('my-secret' in facts || object) > 0")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static int wrong(String name) {
        return DOOR.jdbc
                .sql("select coalesce(max(wrong), 0) from account.attempt where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    static int status(ThrowingCallable call) throws Exception {
        try {
            call.call();
            return 200;
        } catch (Problem problem) {
            return problem.status();
        } catch (Throwable other) {
            throw new IllegalStateException(other);
        }
    }

    private static List<Integer> together(int times, Callable<Integer> call) throws Exception {
        return together(java.util.Collections.nCopies(times, call));
    }

    static List<Integer> together(List<Callable<Integer>> calls) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }

    static void assertProblem(ThrowingCallable call, int status, String type) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, p -> {
            assertThat(p.type()).isEqualTo(type);
            assertThat(p.status()).isEqualTo(status);
        });
    }
}
