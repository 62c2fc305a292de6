package org.huizheng.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.huizheng.kernel.Problem;

/** Reads pages of any site of one portal, asking for each site by its name. */
final class SiteReader {

    static {
        // read once, by the first HTTP client of this process
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final HttpClient http = HttpClient.newHttpClient();

    /** @throws Problem for anything but a page */
    String page(String portal, String host, String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(portal + path))
                    .header("Host", host)
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Problem("bench-failed", 500, host + path + " 回答 " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new Problem("bench-failed", 500, host + path + " 没有回答：" + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("bench-failed", 500, "中断");
        }
    }
}
