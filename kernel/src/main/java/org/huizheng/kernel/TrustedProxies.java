package org.huizheng.kernel;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reverse proxies in front of us: only they are believed about who the client is and whether it came over TLS. */
public final class TrustedProxies {

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

    /** @param trusted addresses and networks such as {@code 10.0.0.0/8} */
    public TrustedProxies(List<String> trusted) {
        this.trusted = trusted.stream()
                .map(String::strip)
                .filter(t -> !t.isEmpty())
                .map(TrustedProxies::network)
                .toList();
    }

    public boolean isTrusted(InetAddress address) {
        byte[] bytes = address.getAddress();
        return trusted.stream().anyMatch(network -> network.holds(bytes));
    }

    /**
     * The last address in the chain that no trusted proxy vouches for.
     *
     * @param remote who is connected to us
     * @param forwardedFor the addresses of {@code X-Forwarded-For}, as they stand there
     */
    public InetAddress client(InetAddress remote, List<String> forwardedFor) {
        InetAddress client = remote;
        for (int i = forwardedFor.size() - 1; i >= 0 && isTrusted(client); i--) {
            InetAddress before = literal(forwardedFor.get(i).strip());
            if (before == null) {
                break;
            }
            client = before;
        }
        return client;
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
