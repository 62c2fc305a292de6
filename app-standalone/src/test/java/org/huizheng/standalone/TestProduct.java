package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.huizheng.configuration.ReadSettings;
import org.huizheng.configuration.Settings;
import org.huizheng.contenttype.LoadContentTypes;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.SiteScope;
import org.huizheng.organization.NewOrganization;
import org.huizheng.organization.RegisterOrganization;
import org.huizheng.release.SiteSettings;
import org.huizheng.site.NewSite;
import org.huizheng.site.OpenSite;
import org.huizheng.site.SetSiteState;
import org.huizheng.site.SiteState;
import org.huizheng.theme.ApplyTheme;
import org.huizheng.theme.InstallTheme;
import org.huizheng.theme.Theme;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.servlet.DispatcherServlet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole product in this JVM, on free ports and a directory of its own, with the sites {@code jia} and {@code yi}. */
public final class TestProduct implements AutoCloseable {

    private static final Actor ACTOR = Actor.command("test");
    private static final String EMBEDDED = "";
    private static final JsonMapper JSON = new JsonMapper();

    public final Path data;
    public final Product product;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestProduct(Path data, String databaseUrl) {
        this.data = data;
        this.product = Product.start(settings(data, databaseUrl), true, step -> {});
    }

    private static final class Shared {
        static final TestProduct ONE = withSites();
    }

    /** One for all test classes of this JVM: starting takes seconds. */
    public static TestProduct shared() {
        return Shared.ONE;
    }

    static TestProduct withSites() {
        TestProduct made = new TestProduct(directory(), EMBEDDED);
        made.openSites();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            made.close();
            made.delete();
        }));
        return made;
    }

    /** A product on data that is there already. */
    public static TestProduct on(Path data) {
        return new TestProduct(data, EMBEDDED);
    }

    /** One with sites over a database that is there already. */
    public static TestProduct over(String databaseUrl, Path data) {
        TestProduct made = new TestProduct(data, databaseUrl);
        made.openSites();
        return made;
    }

    /** With the rights of what writes the past. */
    JdbcClient asWorker() {
        var console = product.bean(DispatcherServlet.class).getWebApplicationContext();
        return JdbcClient.create(console.getBean("workerDataSource", DataSource.class));
    }

    public static Path directory() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "product");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Settings settings(Path data, String databaseUrl) {
        return ReadSettings.perform(
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
                        "127.0.0.1",
                        "portal.site",
                        "jia",
                        "portal.access-log",
                        "on",
                        "portal.trusted-proxies",
                        "127.0.0.1",
                        "outbound.hosts",
                        "127.0.0.1:*",
                        "log.format",
                        "json",
                        "database.url",
                        databaseUrl));
    }

    private void openSites() {
        product.bean(LoadContentTypes.class).perform();
        long organization = product.bean(RegisterOrganization.class)
                .perform(ACTOR, NewOrganization.of("test", "试验市人民政府", "试验市", "government", null));
        product.bean(InstallTheme.class).perform(ACTOR, Theme.shipped("standard"));
        openSite(organization, "jia", "9900000097");
        long second = product.bean(RegisterOrganization.class)
                .perform(ACTOR, NewOrganization.of("second", "试验市第二局", "第二局", "department", organization));
        openSite(second, "yi", "9900000098");
    }

    private void openSite(long organization, String code, String identityCode) {
        Map<String, Object> settings = new TreeMap<>();
        SiteSettings.REQUIRED.forEach(key -> settings.put(key, "https://" + code + ".gov.cn/" + key));
        String host = code + ".localhost";
        long site = product.bean(OpenSite.class)
                .perform(
                        ACTOR,
                        new NewSite(code, "试验站点" + code, organization, host, List.of(host), identityCode, settings));
        product.bean(ApplyTheme.class).perform(SiteScope.everySite(), ACTOR, site, "standard");
        for (SiteState state : List.of(SiteState.TRIAL, SiteState.READY, SiteState.ONLINE)) {
            product.bean(SetSiteState.class).perform(SiteScope.everySite(), ACTOR, site, state, "");
        }
    }

    public HttpResponse<String> api(String method, String path, String body) {
        return send(request(method, path, body)
                .header("Authorization", "Bearer " + token())
                .build());
    }

    HttpResponse<String> apiWith(String header, String value, String method, String path, String body) {
        return send(request(method, path, body)
                .header("Authorization", "Bearer " + token())
                .header(header, value)
                .build());
    }

    public JsonNode json(String method, String path, String body) {
        return JSON.readTree(api(method, path, body).body());
    }

    /** A channel of the first site, opened over HTTP. */
    public void openChannel(String code, String name) {
        HttpResponse<String> answer =
                api("POST", "/api/sites/jia/channels", """
                {"code": "%s", "text": {"name": "%s", "description": "%s", "keywords": ["%s"], "columnTypes": ["%s"], "kind": "list",
                 "contentType": "article", "listOrder": "newest", "navigation": true, "link": null, "settings": {}}}
                """.formatted(code, name, name, name, name));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    public HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(product.consoleUrl() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A page of the first site, asked for until it is as wanted or ten seconds are over. */
    public HttpResponse<String> page(String path, Predicate<HttpResponse<String>> wanted) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(product.portalUrl() + path)).build();
        HttpResponse<String> answer = send(request);
        for (int turn = 0; turn < 200 && !wanted.test(answer); turn++) {
            Thread.sleep(50);
            answer = send(request);
        }
        return answer;
    }

    private String token() {
        try {
            return Files.readString(data.resolve("secrets/command.token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete() {
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        product.close();
    }
}
