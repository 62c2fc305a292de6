package org.huizheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.huizheng.configuration.ReadSettings;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.standalone.Product;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.DispatcherServlet;

/** The product on free ports, in a directory that was empty before. */
class RunningHouse implements AutoCloseable {

    private final Path data;
    private final Product product;

    RunningHouse(String directory) throws IOException {
        this.data = Path.of("target", directory).toAbsolutePath();
        delete(data);
        Map<String, String> settings = Map.of(
                "data",
                data.toString(),
                "console.port",
                "0",
                "portal.port",
                "0",
                "portal.bind",
                "127.0.0.1",
                "outbound.hosts",
                "127.0.0.1:*");
        this.product = Product.start(ReadSettings.perform(data, List.of(), Map.of(), settings), true, said -> {});
    }

    Product product() {
        return product;
    }

    <T> T the(Class<T> bean) {
        return product.bean(bean);
    }

    JdbcClient database() {
        return the(JdbcClient.class);
    }

    /** With the rights of what writes the past. */
    JdbcClient asWorker() {
        var console = the(DispatcherServlet.class).getWebApplicationContext();
        return JdbcClient.create(console.getBean("workerDataSource", DataSource.class));
    }

    /** What rows of sites hold, whatever the site. */
    <T> T read(Function<JdbcClient, T> question) {
        return the(ScopedTransactions.class).read(SiteScope.everySite(), () -> question.apply(database()));
    }

    void settle() throws InterruptedException {
        product.settle((what, done, total) -> {});
    }

    /** The portal under a site's own name. */
    Server portal(String site) {
        return portalAt(host(site));
    }

    Server portalAt(String host) {
        return new Server(port(product.portalUrl()), host, Map.of());
    }

    /** The console's API with the command token. */
    Server console() throws IOException {
        String token = Files.readString(data.resolve("secrets/command.token")).strip();
        return new Server(port(product.consoleUrl()), "localhost", Map.of("Authorization", "Bearer " + token));
    }

    /** An address of the staff console, as a browser on this machine types it. */
    String console(String path) {
        return "http://localhost:" + port(product.consoleUrl()) + path;
    }

    /** What a browser on this machine types. */
    String url(String site) {
        return "http://" + host(site) + ":" + port(product.portalUrl());
    }

    Path data() {
        return data;
    }

    /** The directory with the pages the portal serves now. */
    Path pages(String site) throws IOException {
        Path tree = data.resolve("pages").resolve(site);
        return tree.resolve(Files.readString(tree.resolve("current")).strip());
    }

    private static String host(String site) {
        return site + ".localhost";
    }

    private static int port(String url) {
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> assertThat(file.toFile().delete()).isTrue());
            }
        }
    }

    @Override
    public void close() {
        product.close();
    }
}
