package org.huizheng.portal;

import java.net.InetAddress;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.huizheng.kernel.Problem;
import org.springframework.boot.jetty.JettyServerCustomizer;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;

/**
 * The server of the portal: pages before servlets, small heads, short patience. There are few threads on purpose; what is
 * in memory is answered by the thread that selects (docs/performance.md, G8).
 */
final class PortalServer implements JettyServerCustomizer {

    private final PortalSettings settings;
    private final PageHandler pages;
    private final PortalErrors errors;
    private final Proxies proxies;

    PortalServer(PortalSettings settings, PageHandler pages, PortalErrors errors, Proxies proxies) {
        this.settings = settings;
        this.pages = pages;
        this.errors = errors;
        this.proxies = proxies;
    }

    void configure(JettyServletWebServerFactory factory) {
        var pool = new QueuedThreadPool(settings.threads() + 4, 4, 60_000);
        pool.setName("portal");
        pool.setReservedThreads(0);
        factory.setAddress(address(settings.bind()));
        factory.setThreadPool(pool);
        factory.setAcceptors(1);
        factory.setSelectors(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        factory.addServerCustomizers(this);
    }

    private static InetAddress address(String bind) {
        try {
            return InetAddress.ofLiteral(bind);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("监听地址应写成 IP 地址（如 0.0.0.0 或 127.0.0.1）：" + bind);
        }
    }

    @Override
    public void customize(Server server) {
        for (Connector connector : server.getConnectors()) {
            tune((ServerConnector) connector);
        }
        server.addBean(new NetworkConnectionLimit(settings.connections(), server));
        server.addBean(new HeadDeadline(server, settings.headTimeout()));
        server.setErrorHandler(errors);
        if (settings.accessLog() != PortalSettings.AccessLogFormat.OFF) {
            server.setRequestLog(new AccessLog(proxies, settings.accessLog() == PortalSettings.AccessLogFormat.JSON));
        }
        pages.setHandler(server.getHandler());
        server.setHandler(pages);
    }

    private void tune(ServerConnector connector) {
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        connector.setAcceptQueueSize(1024);
        HttpConfiguration http =
                connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(8 * 1024);
        http.setInputBufferSize(8 * 1024);
        http.setHttpCompliance(HttpCompliance.RFC9110);
        http.setUriCompliance(UriCompliance.DEFAULT);
        http.setRelativeRedirectAllowed(true);
        http.setNotifyRemoteAsyncErrors(false);
    }
}
