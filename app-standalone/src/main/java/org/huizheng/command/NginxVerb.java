package org.huizheng.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.huizheng.configuration.Settings;
import org.huizheng.portal.NginxConfiguration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what nginx needs to stand in front of the portal; see {@code docs/operate/nginx.md}. Needs no running product. */
@Command(
        name = "nginx",
        description = "写出放在门户前面的 nginx 配置 / write the configuration of an nginx in front of the portal")
final class NginxVerb extends Verb {

    @Parameters(paramLabel = "DIR", description = "写到哪个目录，如 /etc/nginx/huizheng / where to")
    Path directory = Path.of("");

    @Option(names = "--pages", paramLabel = "DIR", description = "页面目录；不给则是数据目录的 pages / the pages, when elsewhere")
    @Nullable
    Path pages;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description = "nginx 监听什么，如 80 或 127.0.0.1:8080 / what nginx listens on")
    String listen = "80";

    @Option(names = "--portal", paramLabel = "HOST:PORT", description = "门户在哪里；不给则是本机的门户端口 / where the portal listens")
    String portal = "";

    @Override
    int perform(Shell shell, Settings settings) throws IOException {
        Path tree = pages == null ? settings.data().resolve("pages") : pages;
        int hosts = new NginxConfiguration(
                        tree.toAbsolutePath().normalize(),
                        listen,
                        portal.isEmpty() ? "127.0.0.1:" + settings.portal().port() : portal,
                        Duration.ofDays(settings.portal().hstsDays()),
                        directory.toAbsolutePath().normalize())
                .write();
        shell.out()
                .println("已写出 " + directory + "，" + hosts + " 个主机名。在 nginx 的 http { } 中写 include "
                        + directory.toAbsolutePath().normalize().resolve("huizheng.conf")
                        + "; 然后 nginx -t && nginx -s reload");
        return ExitCode.OK;
    }
}
