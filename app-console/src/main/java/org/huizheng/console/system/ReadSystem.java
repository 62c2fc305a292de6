package org.huizheng.console.system;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huizheng.audit.AuditEntry;
import org.huizheng.audit.AuditQueries;
import org.huizheng.configuration.Settings;
import org.huizheng.console.ReadinessCheck;
import org.huizheng.embedded.EmbeddedPostgres;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.Permissions;
import org.huizheng.kernel.Permissions.Where;
import org.huizheng.kernel.Slice;
import org.huizheng.operation.Tasks;
import org.huizheng.process.DataHome;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** How the product is doing, for who may see it. */
public final class ReadSystem {

    private static final String PERMISSION = "system.read";
    private static final Map<String, String> LABELS = Map.of("database", "数据库", "queue", "生成队列", "disk", "磁盘");

    private final Permissions permissions;
    private final List<ReadinessCheck> checks;
    private final SystemQueries queries;
    private final Throughput throughput;
    private final AuditQueries audit;
    private final Tasks tasks;
    private final RetryDeadLetters retry;
    private final DataHome home;
    private final Settings settings;
    private final ObjectProvider<EmbeddedPostgres> server;
    private final Clock clock;

    ReadSystem(
            Permissions permissions,
            List<ReadinessCheck> checks,
            SystemQueries queries,
            Throughput throughput,
            AuditQueries audit,
            Tasks tasks,
            RetryDeadLetters retry,
            DataHome home,
            Settings settings,
            ObjectProvider<EmbeddedPostgres> server,
            Clock clock) {
        this.permissions = permissions;
        this.checks = checks;
        this.queries = queries;
        this.throughput = throughput;
        this.audit = audit;
        this.tasks = tasks;
        this.retry = retry;
        this.home = home;
        this.settings = settings;
        this.server = server;
        this.clock = clock;
    }

    public Slice<SystemQueries.DeadLetter> deadLetters(Actor actor, @Nullable String after, int limit) {
        permissions.require(actor, PERMISSION, Where.PLATFORM);
        return queries.deadLetters(after, limit);
    }

    public SystemView perform(Actor actor) {
        permissions.require(actor, PERMISSION, Where.PLATFORM);
        Instant started =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        Instant now = clock.instant();
        Map<String, List<Blocker>> blockers = blockers(actor);
        return new SystemView(
                version(),
                started,
                Math.max(0, Duration.between(started, now).toSeconds()),
                System.getProperty("java.version"),
                now,
                checks(),
                queries.database(),
                server.getIfAvailable() != null,
                disk(),
                memory(),
                queries.lanes(),
                throughput.pages(),
                queries.deadLetters(),
                queries.search(),
                queries.workers(),
                lastBackup(),
                tasks.running(),
                blockers.entrySet().stream()
                        .filter(action -> action.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList(),
                blockers);
    }

    private Map<String, List<Blocker>> blockers(Actor actor) {
        Map<String, List<Blocker>> blockers = new LinkedHashMap<>();
        blockers.put("retry", retry.blockers(actor));
        blockers.put("rebuild", tasks.blockers(actor, "rebuild"));
        blockers.put("backup", tasks.blockers(actor, "backup"));
        return blockers;
    }

    public List<SystemView.Check> checks() {
        return Stream.concat(checks.stream().map(ReadSystem::check), Stream.of(pages(), caches()))
                .toList();
    }

    /** An alarm for people: the product is ready all the same. */
    private SystemView.Check pages() {
        SystemQueries.Tampering day = queries.tampering();
        String text = "近一天发现 " + day.found() + " 处页面被改动，" + (day.open() == 0 ? "均已修复" : "尚有 " + day.open() + " 处未修复");
        boolean well = day.found() == 0;
        return new SystemView.Check("pages", "页面防篡改", well, well ? "正常" : text);
    }

    /** So is this. */
    private SystemView.Check caches() {
        long failed = queries.purgesFailed();
        return new SystemView.Check("caches", "前置缓存", failed == 0, failed == 0 ? "正常" : failed + " 个地址没有清除，等待处理");
    }

    private static SystemView.Check check(ReadinessCheck check) {
        String answer = check.answer();
        boolean well = answer.equals(ReadinessCheck.WELL);
        return new SystemView.Check(
                check.name(), LABELS.getOrDefault(check.name(), check.name()), well, well ? "正常" : answer);
    }

    private SystemView.Disk disk() {
        try {
            FileStore store = Files.getFileStore(home.root());
            return new SystemView.Disk(
                    home.root().toString(),
                    store.getUsableSpace(),
                    store.getTotalSpace(),
                    (long) settings.disk().reserve() << 20);
        } catch (IOException e) {
            return new SystemView.Disk(
                    home.root().toString(), 0, 0, (long) settings.disk().reserve() << 20);
        }
    }

    private static SystemView.Memory memory() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new SystemView.Memory(heap.getUsed(), heap.getCommitted(), heap.getMax());
    }

    private SystemView.@Nullable LastBackup lastBackup() {
        return audit.of("backup:product", 1).stream()
                .findFirst()
                .map(ReadSystem::backup)
                .orElse(null);
    }

    private static SystemView.LastBackup backup(AuditEntry entry) {
        Map<String, Object> facts = Json.map(entry.facts());
        return new SystemView.LastBackup(
                entry.at(),
                entry.actorName(),
                String.valueOf(facts.get("directory")),
                facts.get("files") instanceof Number files ? files.longValue() : 0);
    }

    private static String version() {
        String version = ReadSystem.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
