package org.huizheng.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huizheng.document.Authoring.EDITOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.huizheng.document.Authoring;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MoveChannelModuleTests {

    private final Authoring authoring = new Authoring();
    private final long site = authoring.openSite();
    private final SiteScope scope = SiteScope.of(site);
    private final long news = open(null, "xwzx");
    private final long open = open(null, "zwgk");
    private final long first = open(news, "a");
    private final long second = open(news, "b");
    private final long third = open(news, "c");

    @AfterEach
    void close() {
        authoring.close();
    }

    @Test
    void aMoveGivesParentAndPositionAndIsTakenBackByItsInverse() {
        MoveChannel move = authoring.the(MoveChannel.class);
        MoveChannel.Place from = move.perform(scope, EDITOR, third, 0L, new MoveChannel.Place(news, 0));
        assertThat(children(news)).containsExactly(third, first, second);
        move.perform(scope, EDITOR, third, null, from);
        assertThat(children(news)).containsExactly(first, second, third);

        MoveChannel.Place was = move.perform(scope, EDITOR, first, null, new MoveChannel.Place(open, 7));
        assertThat(children(open)).containsExactly(first);
        move.perform(scope, EDITOR, first, null, was);
        assertThat(children(news)).containsExactly(first, second, third);
        assertThat(released(news)).containsExactly(first, second, third);
    }

    @Test
    void aMoveOfAnOlderVersionIsRefusedWithTheirs() {
        MoveChannel move = authoring.the(MoveChannel.class);
        move.perform(scope, EDITOR, first, 0L, new MoveChannel.Place(news, 2));
        assertThatThrownBy(() -> move.perform(scope, EDITOR, first, 0L, new MoveChannel.Place(news, 1)))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo("conflict");
                    assertThat(problem.members().get("theirs")).isInstanceOf(Channel.class);
                    assertThat(problem.members()).containsEntry("version", 1L);
                });
        assertThatThrownBy(() -> move.perform(scope, EDITOR, first, null, new MoveChannel.Place(news, -1)))
                .hasMessageContaining("不能是负数");
    }

    @Test
    void twoCrossingMovesCloseNoCircle() throws Exception {
        MoveChannel move = authoring.the(MoveChannel.class);
        for (int turn = 0; turn < 10; turn++) {
            int refused = both(
                    () -> move.perform(scope, EDITOR, news, open).position(),
                    () -> move.perform(scope, EDITOR, open, news).position());
            assertThat(refused).as("one of the two").isEqualTo(1);
            long moved = Objects.equals(parent(news), open) ? news : open;
            move.perform(scope, EDITOR, moved, null);
        }
    }

    @Test
    void twoMovesAmongTheSameSiblingsLeaveEachOnePlace() throws Exception {
        MoveChannel move = authoring.the(MoveChannel.class);
        for (int turn = 0; turn < 10; turn++) {
            assertThat(both(
                            () -> move.perform(scope, EDITOR, first, null, new MoveChannel.Place(news, 2))
                                    .position(),
                            () -> move.perform(scope, EDITOR, third, null, new MoveChannel.Place(news, 0))
                                    .position()))
                    .isZero();
            assertThat(children(news)).containsExactlyInAnyOrder(first, second, third);
            assertThat(ordinals(news)).doesNotHaveDuplicates();
            assertThat(released(news)).isEqualTo(children(news));
        }
    }

    /** @return how many of the two were refused */
    private static int both(Callable<?> one, Callable<?> other) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(2);
        int refused = 0;
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Future<?>> running = new ArrayList<>();
            for (Callable<?> work : List.of(one, other)) {
                running.add(pool.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            for (Future<?> future : running) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(Problem.class);
                    refused++;
                }
            }
        }
        return refused;
    }

    private long open(@Nullable Long parentId, String code) {
        return authoring
                .the(OpenChannel.class)
                .perform(scope, EDITOR, site, parentId, code, Authoring.text("栏目" + code));
    }

    private List<Channel> below(long parent) {
        return authoring.the(ChannelQueries.class).tree(scope, site).stream()
                .filter(c -> Objects.equals(c.parentId(), parent))
                .sorted(java.util.Comparator.comparingInt(Channel::ordinal))
                .toList();
    }

    private List<Long> children(long parent) {
        return below(parent).stream().map(Channel::id).toList();
    }

    private List<Integer> ordinals(long parent) {
        return below(parent).stream().map(Channel::ordinal).toList();
    }

    private @Nullable Long parent(long channel) {
        return authoring
                .the(ChannelQueries.class)
                .byIds(scope, List.of(channel))
                .getFirst()
                .parentId();
    }

    private List<Long> released(long parent) {
        return authoring
                .owner()
                .sql("select channel_id from release.channel where parent_id = ? order by ordinal, channel_id")
                .param(parent)
                .query(Long.class)
                .list();
    }
}
