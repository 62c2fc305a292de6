package org.huizheng.kernel.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huizheng.kernel.Networks;
import org.huizheng.kernel.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The hosts of the operator's list, as {@code cdn.example.com}, {@code 10.1.2.3:6081} or {@code cache.lan:6081=10.1.0.0/16}. A
 * name without a network stands for public addresses only, so no name server can lead into our own network.
 */
public final class AllowedHosts {

    private static final Pattern ENTRY =
            Pattern.compile("(\\[[0-9a-fA-F:.]+]|[\\w.-]+)(?::(\\d{1,5}|\\*))?(?:=([0-9a-fA-F:./|]+))?");
    private static final Networks OURS = new Networks(List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "224.0.0.0/3",
            "::/16",
            "64:ff9b::/32",
            "2002::/16",
            "fc00::/7",
            "fe80::/9",
            "ff00::/8"));

    private final List<Entry> entries;

    /** @param port null for those of http and https, 0 for any; {@code networks} null for public addresses */
    private record Entry(
            String host, @Nullable Integer port, @Nullable Networks networks) {

        boolean isFor(String otherHost, int otherPort) {
            boolean known = port == null ? otherPort == 80 || otherPort == 443 : port == 0 || port == otherPort;
            return known && host.equals(otherHost);
        }

        boolean holds(InetAddress address) {
            return networks == null ? !OURS.holds(address) : networks.holds(address);
        }
    }

    /** @throws Problem for what is no list of hosts */
    public AllowedHosts(String list) {
        this.entries = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(AllowedHosts::entry)
                .toList();
    }

    public boolean areNone() {
        return entries.isEmpty();
    }

    public boolean permits(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return entries.stream().anyMatch(entry -> entry.isFor(name, port));
    }

    /**
     * The address to connect to, and no other: asked once, so that a second answer of the name server changes nothing.
     *
     * @throws Problem when the host is not on the list, or the name leads elsewhere than the list says
     */
    InetAddress resolve(String host, int port) throws UnknownHostException {
        String name = host.toLowerCase(Locale.ROOT);
        List<Entry> known =
                entries.stream().filter(entry -> entry.isFor(name, port)).toList();
        if (known.isEmpty()) {
            throw refused("配置项 outbound.hosts 里没有 " + host + ":" + port + "，不能向它发请求");
        }
        Optional<InetAddress> found = Arrays.stream(InetAddress.getAllByName(host))
                .filter(address -> known.stream().anyMatch(entry -> entry.holds(address)))
                .findFirst();
        return found.orElseThrow(() -> refused(host + " 解析到的地址不在配置项 outbound.hosts 允许的范围内，不能向它发请求"));
    }

    private static Problem refused(String why) {
        return new Problem("outbound-refused", 409, why);
    }

    private static Entry entry(String text) {
        Matcher entry = ENTRY.matcher(text);
        if (!entry.matches()) {
            throw Problem.invalid("其中“" + text + "”应写成 主机、主机:端口 或 主机:端口=网段");
        }
        String host = entry.group(1).toLowerCase(Locale.ROOT);
        try {
            return new Entry(host, port(entry.group(2)), networks(host, entry.group(3)));
        } catch (Problem wrong) {
            throw Problem.invalid("其中“" + text + "”" + wrong.getMessage());
        }
    }

    private static @Nullable Integer port(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int port = text.equals("*") ? 0 : Integer.parseInt(text);
        if (port > 65535) {
            throw Problem.invalid("的端口过大");
        }
        return port;
    }

    private static @Nullable Networks networks(String host, @Nullable String stated) {
        if (stated != null) {
            return new Networks(List.of(stated.split("\\|")));
        }
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        boolean literal = host.startsWith("[") || bare.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        return literal ? new Networks(List.of(bare)) : null;
    }
}
