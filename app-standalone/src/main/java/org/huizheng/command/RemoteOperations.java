package org.huizheng.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.huizheng.kernel.Problem;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operations of a product in another process, by its console's API. */
final class RemoteOperations {

    private static final JsonMapper JSON = new JsonMapper();

    private final String console;
    private final String token;

    RemoteOperations(String console, String token) {
        this.console = console;
        this.token = token;
    }

    Outcome perform(String operation, Map<String, Object> arguments, Progress progress)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(console + "/api/operations/" + operation))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(arguments)))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                return response.statusCode() == 200 ? follow(lines, progress) : refuse(JSON.readTree(lines));
            }
        }
    }

    private static Outcome follow(BufferedReader lines, Progress progress) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode said = JSON.readTree(line);
            if (said.has("outcome")) {
                return JSON.treeToValue(said.get("outcome"), Outcome.class);
            }
            if (said.has("problem")) {
                return refuse(said.get("problem"));
            }
            JsonNode at = said.path("progress");
            progress.at(
                    at.path("what").asString(""),
                    at.path("done").asLong(0),
                    at.path("total").asLong(0));
        }
        throw new IOException("与产品的连接中断，操作可能仍在进行");
    }

    private static Outcome refuse(JsonNode problem) {
        String type = problem.path("type").asString("");
        throw new Problem(
                type.substring(type.lastIndexOf('/') + 1),
                problem.path("status").asInt(500),
                problem.path("detail").asString("没有说明"),
                Map.of("requestId", problem.path("requestId").asString("")));
    }
}
