package org.huizheng.portal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.huizheng.kernel.Problem;
import org.jspecify.annotations.Nullable;

/** The reverse proxies in front of us: only they are believed about who the client is and whether it came over TLS. */
final class Proxies {

    private final List<Network> trusted;

    private record Network(byte[] address, int bits) {

        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xff : 0xff << 8 - (bits - bit) & 0xff;
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    Proxies(List<String> trusted) {
        this.trusted =
                trusted.stream().filter(t -> !t.isBlank()).map(Proxies::network).toList();
    }

    /** The last address in the chain that no trusted proxy vouches for. */
    InetAddress client(Request request) {
        InetAddress client = remote(request);
        if (trusted.isEmpty() || !isTrusted(client)) {
            return client;
        }
        List<String> chain = request.getHeaders().getCSV(HttpHeader.X_FORWARDED_FOR, false);
        for (int i = chain.size() - 1; i >= 0 && isTrusted(client); i--) {
            InetAddress before = literal(chain.get(i).strip());
            if (before == null) {
                break;
            }
            client = before;
        }
        return client;
    }

    boolean secure(Request request) {
        return request.isSecure()
                || !trusted.isEmpty()
                        && "https".equalsIgnoreCase(request.getHeaders().get(HttpHeader.X_FORWARDED_PROTO))
                        && isTrusted(remote(request));
    }

    private boolean isTrusted(InetAddress address) {
        byte[] bytes = address.getAddress();
        return trusted.stream().anyMatch(network -> network.holds(bytes));
    }

    private static InetAddress remote(Request request) {
        SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
        return remote instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    private static Network network(String text) {
        int slash = text.indexOf('/');
        InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
        if (address == null || slash >= 0 && !text.substring(slash + 1).matches("\\d{1,3}")) {
            throw Problem.invalid("受信任的代理应写成地址或网段（如 10.0.0.0/8）：" + text);
        }
        int most = address.getAddress().length * 8;
        int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
        if (bits > most) {
            throw Problem.invalid("受信任的代理网段前缀过长：" + text);
        }
        return new Network(address.getAddress(), bits);
    }

    /** Never asks a name server. */
    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
