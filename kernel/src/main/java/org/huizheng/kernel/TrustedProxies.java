package org.huizheng.kernel;

import java.net.InetAddress;
import java.util.List;

/** The reverse proxies in front of us: only they are believed about who the client is and whether it came over TLS. */
public final class TrustedProxies {

    private final Networks trusted;

    /** @param trusted addresses and networks such as {@code 10.0.0.0/8} */
    public TrustedProxies(List<String> trusted) {
        this.trusted = new Networks(trusted);
    }

    public boolean isTrusted(InetAddress address) {
        return trusted.holds(address);
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
            InetAddress before = Networks.literal(forwardedFor.get(i).strip());
            if (before == null) {
                break;
            }
            client = before;
        }
        return client;
    }
}
