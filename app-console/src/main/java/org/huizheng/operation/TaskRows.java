package org.huizheng.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.huizheng.kernel.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tasks as rows. A running one whose process has not been heard of for half a minute is nobody's any more. */
final class TaskRows {

    private static final String COLUMNS =
            "task_id, operation, state, what, done, total, started_by, started_at, ended_at, outcome, facts, problem";

    private final JdbcClient jdbc;
    private final Operations operations;

    TaskRows(JdbcClient jdbc, Operations operations) {
        this.jdbc = jdbc;
        this.operations = operations;
    }

    long insert(String operation, String arguments, String startedBy, String process) {
        return jdbc.sql("""
                insert into operation.task (operation, arguments, started_by, process, state)
                values (?, ?, ?, ?, 'running') returning task_id""")
                .params(operation, arguments, startedBy, process)
                .query(Long.class)
                .single();
    }

    Optional<Long> running(String operation, String arguments) {
        return jdbc.sql(
                        "select task_id from operation.task where operation = ? and arguments = ? and state = 'running' limit 1")
                .params(operation, arguments)
                .query(Long.class)
                .optional();
    }

    Optional<Task> one(long id) {
        return jdbc.sql("select " + COLUMNS + " from operation.task where task_id = ?")
                .param(id)
                .query(this::task)
                .optional();
    }

    /** @param startedBy null for anybody's */
    List<Task> newest(@Nullable String startedBy, int limit) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from operation.task where :by::text is null or started_by = :by order by task_id desc limit :limit")
                .param("by", startedBy)
                .param("limit", limit)
                .query(this::task)
                .list();
    }

    List<Task> running() {
        return jdbc.sql("select " + COLUMNS
                        + " from operation.task where state = 'running' order by task_id desc limit 50")
                .query(this::task)
                .list();
    }

    Optional<Task> lastEnded(String operation) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from operation.task where operation = ? and state in ('done', 'unsound') order by task_id desc limit 1")
                .param(operation)
                .query(this::task)
                .optional();
    }

    void progress(long id, String what, long done, long total) {
        jdbc.sql("update operation.task set what = ?, done = ?, total = ? where task_id = ?")
                .params(what, done, total, id)
                .update();
    }

    void end(long id, TaskState state, @Nullable Outcome outcome, @Nullable String problem) {
        jdbc.sql("""
                update operation.task set state = ?, outcome = ?, facts = ?, problem = ?, ended_at = clock_timestamp()
                where task_id = ? and state = 'running'""")
                .param(state.code())
                .param(outcome == null ? null : outcome.text())
                .param(outcome == null ? null : Json.write(outcome.facts()))
                .param(problem)
                .param(id)
                .update();
    }

    void heard(String process) {
        jdbc.sql("update operation.task set seen_at = clock_timestamp() where state = 'running' and process = ?")
                .param(process)
                .update();
    }

    void abortLost(String why) {
        jdbc.sql("""
                update operation.task set state = 'aborted', problem = ?, ended_at = clock_timestamp()
                where state = 'running' and seen_at < clock_timestamp() - interval '30 seconds'""").param(why).update();
    }

    private Task task(ResultSet rs, int row) throws SQLException {
        TaskState state = TaskState.of(rs.getString(3));
        OffsetDateTime ended = rs.getObject(9, OffsetDateTime.class);
        String outcome = rs.getString(10);
        String facts = rs.getString(11);
        return new Task(
                rs.getLong(1),
                rs.getString(2),
                operations.title(rs.getString(2)),
                state,
                state.label(),
                new Task.At(rs.getString(4), rs.getLong(5), rs.getLong(6)),
                rs.getString(7),
                rs.getObject(8, OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                outcome == null || facts == null ? null : new Task.Result(outcome, Json.map(facts)),
                rs.getString(12));
    }
}
