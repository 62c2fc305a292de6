package org.huizheng.purge;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Stream;
import org.huizheng.kernel.Problem;

/** The addresses under which a page may be kept: on every host of its site, in both forms of a directory's. */
final class CacheAddresses {

    private static final String INDEX = "index.html";

    private CacheAddresses() {}

    /** @param path as it stands in a request line */
    record Address(String host, String path) {

        String url() {
            return "https://" + host + path;
        }
    }

    static Stream<Address> of(List<String> hosts, List<String> paths) {
        List<String> written = paths.stream()
                .flatMap(CacheAddresses::forms)
                .map(CacheAddresses::encoded)
                .toList();
        return hosts.stream().flatMap(host -> written.stream().map(path -> new Address(host, path)));
    }

    private static Stream<String> forms(String path) {
        return path.endsWith("/") ? Stream.of(path, path + INDEX) : Stream.of(path);
    }

    private static String encoded(String path) {
        try {
            return URI.create(new URI("http", "host", path, null).toASCIIString())
                    .getRawPath();
        } catch (URISyntaxException e) {
            throw Problem.invalid("页面地址不合法：" + path);
        }
    }
}
