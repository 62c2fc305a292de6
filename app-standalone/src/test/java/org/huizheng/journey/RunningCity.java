package org.huizheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huizheng.configuration.ReadSettings;
import org.huizheng.demo.DemoCity;
import org.huizheng.standalone.Product;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product with the demo city, started on free ports by the first journey and stopped with the JVM. */
final class RunningCity {

    private static @Nullable RunningCity running;

    private final Path data;
    private final Product product;
    private @Nullable Address withdrawn;

    private RunningCity(Path data) {
        this.data = data;
        this.product = Product.start(
                ReadSettings.perform(
                        data,
                        List.of(),
                        Map.of(),
                        Map.of(
                                "data",
                                data.toString(),
                                "console.port",
                                "0",
                                "portal.port",
                                "0",
                                "portal.bind",
                                "127.0.0.1")),
                true,
                said -> {});
    }

    static synchronized RunningCity get() throws Exception {
        if (running == null) {
            Path data = Path.of("target", "journey").toAbsolutePath();
            delete(data);
            RunningCity city = new RunningCity(data);
            Runtime.getRuntime().addShutdownHook(new Thread(city.product::close));
            city.product.bean(DemoCity.class).load((what, done, total) -> {});
            city.product.settle((what, done, total) -> {});
            Patience.until(
                    "the demo city can be searched",
                    60,
                    () -> city.portal("linlan").get("/search.json?q=%E4%B8%B4%E6%BE%9C"),
                    reply -> reply.status() == 200 && reply.body().contains("\"url\""));
            running = city;
        }
        return running;
    }

    <T> T the(Class<T> bean) {
        return product.bean(bean);
    }

    JdbcClient database() {
        return the(JdbcClient.class);
    }

    void settle() throws InterruptedException {
        product.settle((what, done, total) -> {});
    }

    /** The portal under a site's own name. */
    Server portal(String site) {
        return new Server(port(product.portalUrl()), host(site), Map.of());
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

    /** Withdraws it unless one was withdrawn before, which is then the answer. */
    synchronized Address withdrawnOnce(Address address) throws Exception {
        if (withdrawn == null) {
            console()
                    .post(
                            "/api/operations/withdraw",
                            "{\"documents\":[" + address.document() + "],\"reason\":\"内容有误\"}");
            Patience.until(
                    "the page says it is gone",
                    10,
                    () -> portal(address.site()).get(address.path()),
                    r -> r.status() == 410);
            withdrawn = address;
        }
        return withdrawn;
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
}
