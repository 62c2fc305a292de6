package org.huizheng.standalone;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.kernel.Actor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Someone's browser at the console: it keeps cookies, and sends the CSRF token as the console's pages do. */
public final class Browser {

    public static final String PASSWORD = "Kx7-mq2V-wt";
    private static final JsonMapper JSON = new JsonMapper();

    private final TestProduct at;
    private final Map<String, String> cookies = new TreeMap<>();

    public Browser(TestProduct at) {
        this.at = at;
    }

    /** Opens a link, chooses the password of all tests and puts an authenticator in. */
    public static Browser inside(TestProduct at, String link, String name) {
        Browser browser = new Browser(at);
        String answer = "{\"name\": \"%s\", \"displayName\": \"某人\", \"password\": \"%s\"}".formatted(name, PASSWORD);
        browser.send("POST", "/api/claims/" + link.replaceFirst(".*#", ""), answer);
        browser.send("POST", "/api/session/enrolment", "");
        browser.send("POST", "/api/session/enrolment/confirm", "{\"code\": \"" + code(at, name) + "\"}");
        return browser;
    }

    public static String code(TestProduct at, String name) {
        return at.product.bean(org.huizheng.account.ShowCode.class).perform(Actor.command("test"), name);
    }

    public HttpResponse<String> send(String method, String path, String body) {
        HttpRequest.Builder request = at.request(method, path, body);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        if (cookies.containsKey("huizheng_csrf") && !method.equals("GET")) {
            request.header("X-CSRF-Token", cookies.get("huizheng_csrf"));
        }
        HttpResponse<String> answer = at.send(request.build());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    public JsonNode json(String method, String path, String body) {
        return JSON.readTree(send(method, path, body).body());
    }

    public String cookieHeader() {
        StringBuilder header = new StringBuilder();
        cookies.forEach((name, value) -> header.append(header.isEmpty() ? "" : "; ")
                .append(name)
                .append('=')
                .append(value));
        return header.toString();
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";")[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
