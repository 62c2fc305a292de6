package org.huizheng.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.huizheng.configuration.Settings;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets up logging: rotated files below the data directory, and standard error. */
public final class Logs {

    private static final String LINE =
            "%d{yyyy-MM-dd HH:mm:ss.SSS, Asia/Shanghai} %-5level %X{requestId:--} %logger{24} %msg%n%ex{12}";

    private static final String CONSOLE = "console";

    private Logs() {}

    /** Until the settings are known: warnings only, and no stack trace between the sentences of the command line. */
    public static void quiet() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        context().getLogger("ROOT").setLevel(Level.OFF);
    }

    /**
     * @param name of the files: two processes never write one
     * @param aloud whether everything also goes to standard error, or only warnings
     */
    public static void start(Settings.Log settings, Path directory, String name, boolean aloud) {
        LoggerContext context = context();
        var root = context.getLogger("ROOT");
        root.setLevel(Level.valueOf(settings.level().name()));
        for (String chatty :
                new String[] {"org.eclipse.jetty", "org.springframework", "com.zaxxer", "org.flywaydb", "org.hibernate"
                }) {
            context.getLogger(chatty).setLevel(Level.WARN);
        }
        context.getLogger("org.apache.lucene").setLevel(Level.ERROR);
        root.addAppender(file(context, settings, directory.resolve(name).toString()));
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setName(CONSOLE);
        console.setTarget("System.err");
        if (!aloud) {
            var warnings = new ch.qos.logback.classic.filter.ThresholdFilter();
            warnings.setLevel("ERROR");
            warnings.start();
            console.addFilter(warnings);
        }
        root.addAppender(started(console, context, settings));
    }

    /** From now on only the files: the operator is told the rest in one sentence. */
    public static void leaveConsole() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger("ROOT").detachAppender(CONSOLE);
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext context, Settings.Log settings, String path) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setFile(path + ".log");
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(file);
        policy.setFileNamePattern(path + ".%d{yyyy-MM-dd}.%i.log.gz");
        policy.setMaxFileSize(FileSize.valueOf("20MB"));
        policy.setMaxHistory(settings.days());
        policy.setTotalSizeCap(FileSize.valueOf("1GB"));
        policy.start();
        file.setRollingPolicy(policy);
        started(file, context, settings);
        return file;
    }

    private static <A extends OutputStreamAppender<ILoggingEvent>> A started(
            A appender, LoggerContext context, Settings.Log settings) {
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout(context, settings.format()));
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static Layout<ILoggingEvent> layout(LoggerContext context, Settings.Format format) {
        if (format == Settings.Format.JSON) {
            JsonLines lines = new JsonLines();
            lines.setContext(context);
            lines.start();
            return lines;
        }
        PatternLayout lines = new PatternLayout();
        lines.setContext(context);
        lines.setPattern(LINE);
        lines.start();
        return lines;
    }

    private static LoggerContext context() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger("ROOT").detachAndStopAllAppenders();
        return context;
    }
}
