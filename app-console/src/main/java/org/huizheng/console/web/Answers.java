package org.huizheng.console.web;

import java.time.Duration;
import java.util.Optional;
import org.huizheng.kernel.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was answered, by account and key. A call claims its key before it begins; whoever claims a key of a call that died
 * gets the next turn, and a transaction of an earlier turn can no longer commit.
 */
final class Answers {

    private static final Duration LEASE = Duration.ofSeconds(60);

    private final JdbcClient jdbc;

    Answers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One call, told apart from another that reuses its key by mistake. */
    record Call(String account, String key, String request, byte[] bodyHash) {}

    /** @param status null while it runs */
    record Known(
            boolean same,
            int turn,
            boolean tookEffect,
            boolean expired,
            @Nullable Integer status,
            @Nullable String mediaType,
            byte @Nullable [] body) {

        /** It died before it did anything. */
        boolean free() {
            return same && status == null && expired && !tookEffect;
        }

        boolean running() {
            return same && status == null && !expired;
        }
    }

    /** @return whether the key was free */
    boolean claim(Call call) {
        jdbc.sql(
                        "delete from console.answer where account = ? and key = ? and created_at < clock_timestamp() - interval '24 hours'")
                .params(call.account, call.key)
                .update();
        return jdbc.sql("""
                insert into console.answer (account, key, request, body_hash, lease_until)
                values (?, ?, ?, ?, clock_timestamp() + make_interval(secs => ?)) on conflict do nothing""")
                        .params(call.account, call.key, call.request, call.bodyHash, LEASE.toSeconds())
                        .update()
                == 1;
    }

    Optional<Known> known(Call call) {
        return jdbc.sql("""
                select request = ? and body_hash = ?, turn, took_effect, lease_until < clock_timestamp(), status, media_type, body
                from console.answer where account = ? and key = ?""")
                .params(call.request, call.bodyHash, call.account, call.key)
                .query((rs, row) -> new Known(
                        rs.getBoolean(1),
                        rs.getInt(2),
                        rs.getBoolean(3),
                        rs.getBoolean(4),
                        rs.getObject(5, Integer.class),
                        rs.getString(6),
                        rs.getBytes(7)))
                .optional();
    }

    /** Takes the next turn of a call that died before it took effect. */
    boolean take(Call call, int turn) {
        return jdbc.sql("""
                update console.answer set turn = turn + 1, lease_until = clock_timestamp() + make_interval(secs => ?)
                where account = ? and key = ? and turn = ? and status is null and not took_effect
                    and lease_until < clock_timestamp()""")
                        .params(LEASE.toSeconds(), call.account, call.key, turn)
                        .update()
                == 1;
    }

    /** Inside a transaction of the call. */
    void mark(Call call, int turn) {
        int marked = jdbc.sql(
                        "update console.answer set took_effect = true where account = ? and key = ? and turn = ? and status is null")
                .params(call.account, call.key, turn)
                .update();
        if (marked == 0) {
            throw Problem.conflict("这次操作已由重试的请求接手");
        }
    }

    void keep(Call call, int turn, int status, @Nullable String mediaType, byte @Nullable [] body) {
        jdbc.sql("""
                update console.answer set status = ?, media_type = ?, body = ?
                where account = ? and key = ? and turn = ? and status is null""")
                .param(status)
                .param(mediaType)
                .param(body)
                .params(call.account, call.key, turn)
                .update();
    }

    /** Of a call that changed nothing, such as a refused one: the key may be used again. */
    void forgetUnlessTookEffect(Call call, int turn) {
        jdbc.sql(
                        "delete from console.answer where account = ? and key = ? and turn = ? and status is null and not took_effect")
                .params(call.account, call.key, turn)
                .update();
    }

    void sweep() {
        jdbc.sql("delete from console.answer where created_at < clock_timestamp() - interval '24 hours'")
                .update();
    }
}
