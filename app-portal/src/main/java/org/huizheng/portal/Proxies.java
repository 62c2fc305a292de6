package org.huizheng.portal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.huizheng.kernel.TrustedProxies;

/** What the reverse proxies in front of the portal say of a request. */
final class Proxies {

    private final TrustedProxies trusted;

    Proxies(List<String> trusted) {
        this.trusted = new TrustedProxies(trusted);
    }

    InetAddress client(Request request) {
        InetAddress remote = remote(request);
        return trusted.isTrusted(remote)
                ? trusted.client(remote, request.getHeaders().getCSV(HttpHeader.X_FORWARDED_FOR, false))
                : remote;
    }

    boolean secure(Request request) {
        return request.isSecure()
                || "https".equalsIgnoreCase(request.getHeaders().get(HttpHeader.X_FORWARDED_PROTO))
                        && trusted.isTrusted(remote(request));
    }

    private static InetAddress remote(Request request) {
        SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
        return remote instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress()
                : InetAddress.getLoopbackAddress();
    }
}
