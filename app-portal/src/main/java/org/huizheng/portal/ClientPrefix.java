package org.huizheng.portal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** An address cut short: to count one client's requests together, or to write a log that names nobody. */
final class ClientPrefix {

    private ClientPrefix() {}

    /** One IPv4 address, or the network one IPv6 subscriber gets. */
    static String counted(InetAddress address) {
        return cut(address, 4, 8);
    }

    static String logged(InetAddress address) {
        return cut(address, 3, 6);
    }

    private static String cut(InetAddress address, int bytes4, int bytes6) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, bytes.length == 4 ? bytes4 : bytes6, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
