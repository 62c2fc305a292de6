package org.huizheng.kernel;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Addresses and networks, as {@code 10.1.2.3}, {@code 10.0.0.0/8} or {@code fd00::/8}. */
public final class Networks {

    private final List<Network> networks;

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

    /** @throws Problem {@code invalid} for what is neither an address nor a network */
    public Networks(List<String> networks) {
        this.networks = networks.stream()
                .map(String::strip)
                .filter(t -> !t.isEmpty())
                .map(Networks::network)
                .toList();
    }

    public boolean holds(InetAddress address) {
        byte[] bytes = address.getAddress();
        return networks.stream().anyMatch(network -> network.holds(bytes));
    }

    private static Network network(String text) {
        int slash = text.indexOf('/');
        InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
        if (address == null || slash >= 0 && !text.substring(slash + 1).matches("\\d{1,3}")) {
            throw Problem.invalid("应写成地址或网段（如 10.0.0.0/8）：" + text);
        }
        int most = address.getAddress().length * 8;
        int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
        if (bits > most) {
            throw Problem.invalid("网段前缀过长：" + text);
        }
        return new Network(address.getAddress(), bits);
    }

    /** Never asks a name server. */
    static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
