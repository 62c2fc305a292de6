package org.huizheng.embedded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The server's settings as arguments: nothing is acknowledged before it is on the disk, nobody else can connect. */
final class ServerOptions {

    private ServerOptions() {}

    static List<String> of(EmbeddedSettings settings) {
        Map<String, String> options = new LinkedHashMap<>();
        reach(options, settings);
        durability(options);
        size(options, settings);
        log(options, settings);
        options.putAll(settings.overrides());
        return options.entrySet().stream()
                .map(o -> "--" + o.getKey() + "=" + o.getValue())
                .toList();
    }

    private static void reach(Map<String, String> options, EmbeddedSettings settings) {
        options.put("listen_addresses", "127.0.0.1");
        options.put("unix_socket_directories", "");
        options.put("max_connections", String.valueOf(settings.maxConnections()));
        options.put("timezone", settings.timeZone());
    }

    private static void durability(Map<String, String> options) {
        options.put("fsync", "on");
        options.put("synchronous_commit", "on");
        options.put("full_page_writes", "on");
        options.put("wal_level", "replica");
        options.put("wal_compression", "on");
        options.put("wal_keep_size", "64MB");
        options.put("max_wal_size", "2GB");
        options.put("checkpoint_timeout", "15min");
    }

    private static void size(Map<String, String> options, EmbeddedSettings settings) {
        options.put("shared_buffers", settings.sharedBuffers());
        options.put("effective_cache_size", "1GB");
        options.put("work_mem", "8MB");
        options.put("maintenance_work_mem", "128MB");
        options.put("random_page_cost", "1.1");
        options.put("jit", "off");
        options.put("autovacuum_naptime", "10s");
    }

    private static void log(Map<String, String> options, EmbeddedSettings settings) {
        options.put("logging_collector", "on");
        options.put("log_directory", "log");
        options.put("log_filename", "postgresql-%a.log");
        options.put("log_rotation_age", "1d");
        options.put("log_rotation_size", "0");
        options.put("log_truncate_on_rotation", "on");
        options.put("log_timezone", settings.timeZone());
        options.put("log_line_prefix", "%m [%p] %u@%d ");
        options.put("log_parameter_max_length_on_error", "0");
    }
}
