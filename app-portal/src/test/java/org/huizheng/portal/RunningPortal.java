package org.huizheng.portal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The portal as its own process would start it, on a free port, without any database. */
final class RunningPortal implements AutoCloseable {

    final SampleTree tree;
    final int port;
    private final ServletWebServerApplicationContext context;

    RunningPortal(SampleTree tree, String... settings) {
        this.tree = tree;
        List<String> args = new ArrayList<>(List.of(
                "--huizheng.portal.pages=" + tree.pages,
                "--huizheng.portal.bind=127.0.0.1",
                "--huizheng.portal.port=0"));
        if (System.getProperty("huizheng.seal.file") == null) {
            args.add("--huizheng.seal.file=none");
        }
        Arrays.stream(settings).map(s -> "--huizheng.portal." + s).forEach(args::add);
        var app = PortalMain.application();
        this.context = (ServletWebServerApplicationContext) app.run(args.toArray(String[]::new));
        this.port = context.getWebServer().getPort();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Reply get(String path, String... headers) {
        return Reply.to(port, "GET", path, headers);
    }

    Reply raw(String request) {
        return Reply.raw(port, request);
    }

    @Override
    public void close() {
        context.close();
    }
}
