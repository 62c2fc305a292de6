package org.huizheng.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.Repeating;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Operations that go on while the person who asked for them does something else. */
public final class Tasks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);
    private static final String LOST = "程序在中途停止，这项工作没有做完；已做的部分不受影响，可以重新开始";
    private static final String SEES_ALL = "system.read";
    private static final int AT_ONCE = 2;
    private static final int BEATS_A_SIGN = 10;

    private final Permissions permissions;
    private final ScopedTransactions transactions;
    private final AuditTrail audit;
    private final Operations operations;
    private final TaskRows rows;
    private final String process = UUID.randomUUID().toString();
    private final Map<Long, Progressing> mine = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("task-", 1).factory());
    private final Repeating heartbeat;
    private long beats;

    public Tasks(
            Permissions permissions,
            ScopedTransactions transactions,
            AuditTrail audit,
            Operations operations,
            JdbcClient jdbc) {
        this.permissions = permissions;
        this.transactions = transactions;
        this.audit = audit;
        this.operations = operations;
        this.rows = new TaskRows(jdbc, operations);
        this.heartbeat = new Repeating("task-heartbeat", Duration.ofMillis(500), this::beat);
    }

    /** Told by the task's thread, which may be inside a transaction; written down by another. */
    private static final class Progressing implements Progress {

        private volatile Task.At at = new Task.At("", 0, 0);
        private Task.At written = at;

        @Override
        public void at(String what, long done, long total) {
            at = new Task.At(what, done, total);
        }
    }

    public List<Blocker> blockers(Actor actor, String operation) {
        String permission = background(operation).permission();
        List<Blocker> blockers = new ArrayList<>();
        if (permission != null) {
            permissions.refusal(actor, permission, Where.PLATFORM).ifPresent(blockers::add);
        }
        blockers.addAll(operations.named(operation).blockers());
        return blockers;
    }

    /** Asked for again while it runs, it is not begun a second time: both get the same task. */
    public synchronized Task start(Actor actor, String operation, Map<String, Object> arguments) {
        Background background = background(operation);
        if (background.permission() != null) {
            permissions.require(actor, background.permission(), Where.PLATFORM);
        }
        List<Blocker> blockers = operations.named(operation).blockers();
        if (!blockers.isEmpty()) {
            throw Problem.blocked(blockers);
        }
        Arguments given = new Arguments(arguments);
        String text = Json.write(given.values());
        Optional<Long> running = rows.running(operation, text);
        long id = running.orElseGet(() -> begin(actor, background, operation, given, text));
        return rows.one(id).orElseThrow();
    }

    private long begin(Actor actor, Background background, String operation, Arguments arguments, String text) {
        long id = transactions.write(SiteScope.everySite(), () -> {
            long made = rows.insert(operation, text, actor.name(), process);
            audit.record(
                    actor,
                    background.audited(),
                    null,
                    "task:" + made,
                    operations.named(operation).audited(arguments));
            return made;
        });
        Progressing progress = new Progressing();
        mine.put(id, progress);
        workers.execute(() -> perform(id, actor, operation, arguments, progress));
        return id;
    }

    private void perform(long id, Actor actor, String operation, Arguments arguments, Progress progress) {
        try {
            Outcome outcome = OnBehalf.of(actor, () -> operations.perform(operation, arguments, progress));
            rows.end(id, outcome.sound() ? TaskState.DONE : TaskState.UNSOUND, outcome, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            rows.end(id, TaskState.ABORTED, null, LOST);
        } catch (Problem problem) {
            rows.end(id, TaskState.FAILED, null, problem.getMessage());
        } catch (Exception e) {
            LOG.error("task {} ({}) failed", id, operation, e);
            rows.end(id, TaskState.FAILED, null, "系统内部错误，详情见日志（任务 " + id + "）");
        } finally {
            mine.remove(id);
        }
    }

    /** Another person's task is seen by who sees the system. */
    public Optional<Task> one(Actor actor, long id) {
        return rows.one(id).filter(task -> task.startedBy().equals(actor.name()) || seesAll(actor));
    }

    public List<Task> newest(Actor actor, int limit) {
        return rows.newest(seesAll(actor) ? null : actor.name(), Math.clamp(limit, 1, 200));
    }

    public List<Task> running() {
        return rows.running();
    }

    /** The last one that came to an answer. */
    public Optional<Task> lastEnded(String operation) {
        return rows.lastEnded(operation);
    }

    private boolean seesAll(Actor actor) {
        return permissions.refusal(actor, SEES_ALL, Where.PLATFORM).isEmpty();
    }

    private Background background(String operation) {
        Background background = operations.named(operation).background();
        if (background == null) {
            throw Problem.notFound("没有这项后台工作：" + operation);
        }
        return background;
    }

    private void beat() {
        mine.forEach((id, progress) -> {
            Task.At at = progress.at;
            if (!at.equals(progress.written)) {
                rows.progress(id, at.what(), at.done(), at.total());
                progress.written = at;
            }
        });
        if (beats++ % BEATS_A_SIGN == 0) {
            rows.heard(process);
            rows.abortLost(LOST);
        }
    }

    @Override
    public void close() {
        heartbeat.close();
        workers.shutdownNow();
        mine.keySet().forEach(id -> rows.end(id, TaskState.ABORTED, null, LOST));
    }
}
