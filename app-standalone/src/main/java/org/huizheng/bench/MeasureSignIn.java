package org.huizheng.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.huizheng.account.AccountQueries;
import org.huizheng.configuration.Settings;
import org.huizheng.standalone.Product;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bench sign-in}: 10,000 wrong passwords within a minute over 200 accounts, and meanwhile somebody who knows password and
 * code comes in every second. All come from one address, which is the harder case. How many accounts are locked in the end,
 * and how long a good sign-in took, both halves together.
 */
public final class MeasureSignIn {

    private static final JsonMapper JSON = new JsonMapper();

    /** How hard. */
    public record Load(int attempts, Duration time, int accounts) {

        public static final Load FULL = new Load(10_000, Duration.ofMinutes(1), 200);

        int goodOnes() {
            return (int) Math.max(3, time.toSeconds());
        }
    }

    /**
     * How it went.
     *
     * @param quietMs a good sign-in before the attack, on the same machine as busy as it was
     */
    public record Result(
            int attempts,
            double seconds,
            int lockedAccounts,
            int goodSignIns,
            int goodFailures,
            double goodP99Ms,
            double quietMs,
            Map<Integer, Integer> statuses) {}

    private final PrintStream out;
    private final PrintStream progress;

    public MeasureSignIn(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    public void perform(Settings given, Path scratchParent) throws Exception {
        try (Scratch scratch = Scratch.below(scratchParent);
                Product product = Product.start(scratch.settings(given), true, progress::println)) {
            Result result = measure(product, Load.FULL);
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("bench", "sign-in");
            line.putAll(JSON.convertValue(result, Map.class));
            out.println(JSON.writeValueAsString(line));
        }
    }

    /** On a running product, which gets the accounts it needs. */
    public Result measure(Product product, Load load) throws Exception {
        progress.println("建立账号");
        List<String> attacked = accounts(product, "attacked", load.accounts(), false);
        List<String> good = accounts(product, "good", load.goodOnes(), true);
        Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
        try (HttpClient client = HttpClient.newHttpClient();
                var threads = Executors.newFixedThreadPool(2)) {
            double quiet = 0;
            for (String warm : accounts(product, "warm", 2, true)) {
                quiet = millis(client, product, warm);
            }
            progress.println("攻击开始");
            long begun = System.nanoTime();
            Future<?> attack = threads.submit(() -> attack(client, product, load, attacked, statuses));
            double[] millis = signIns(client, product, good, begun, load.time());
            attack.get();
            double seconds = (System.nanoTime() - begun) / 1e9;
            double[] succeeded =
                    java.util.Arrays.stream(millis).filter(ms -> ms >= 0).toArray();
            return new Result(
                    load.attempts(),
                    MeasureGeneration.rounded(seconds),
                    locked(product, attacked),
                    succeeded.length,
                    millis.length - succeeded.length,
                    succeeded.length == 0 ? -1 : Percentile.of(succeeded, 0.99),
                    MeasureGeneration.rounded(quiet),
                    new TreeMap<>(statuses));
        }
    }

    private static List<String> accounts(Product product, String prefix, int count, boolean enrolled) {
        List<String> names =
                IntStream.range(0, count).mapToObj(i -> prefix + "-" + i).toList();
        for (String name : names) {
            Staff staff = Staff.claim(product, name, List.of());
            if (enrolled) {
                staff.enrol(product);
            }
        }
        return names;
    }

    /** At an even pace, whether answers come or not. */
    private static void attack(
            HttpClient client, Product product, Load load, List<String> names, Map<Integer, Integer> statuses) {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        long pace = load.time().toNanos() / load.attempts();
        long next = System.nanoTime();
        for (int i = 0; i < load.attempts(); i++) {
            pause(next - System.nanoTime());
            next += pace;
            String body = "{\"name\":\"%s\",\"password\":\"Wrong-%d\"}".formatted(names.get(i % names.size()), i);
            answers.add(client.sendAsync(request(product, "/api/session", body, List.of()), BodyHandlers.discarding())
                    .handle((answer, failure) ->
                            statuses.merge(failure == null ? answer.statusCode() : 0, 1, Integer::sum)));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    }

    private static double[] signIns(HttpClient client, Product product, List<String> names, long begun, Duration time)
            throws Exception {
        double[] millis = new double[names.size()];
        for (int i = 0; i < millis.length; i++) {
            pause(begun + time.toNanos() * i / millis.length - System.nanoTime());
            millis[i] = millis(client, product, names.get(i));
        }
        return millis;
    }

    /** Below zero when it failed. */
    private static double millis(HttpClient client, Product product, String name) throws Exception {
        String code = Staff.code(product, name);
        long start = System.nanoTime();
        return signIn(client, product, name, code) ? (System.nanoTime() - start) / 1e6 : -1;
    }

    private static boolean signIn(HttpClient client, Product product, String name, String code)
            throws IOException, InterruptedException {
        String body = "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, Staff.PASSWORD);
        HttpResponse<String> half =
                client.send(request(product, "/api/session", body, List.of()), BodyHandlers.ofString());
        if (half.statusCode() != 200) {
            return false;
        }
        List<String> cookies = half.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";")[0])
                .toList();
        HttpResponse<String> whole = client.send(
                request(product, "/api/session/factor", "{\"code\":\"" + code + "\"}", cookies),
                BodyHandlers.ofString());
        return whole.body().contains("\"signed-in\"");
    }

    private static HttpRequest request(Product product, String path, String body, List<String> cookies) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(product.consoleUrl() + path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(body));
        if (!cookies.isEmpty()) {
            request.header("Cookie", String.join("; ", cookies));
            request.header("X-CSRF-Token", cookies.getLast().replaceFirst(".*?=", ""));
        }
        return request.build();
    }

    private static int locked(Product product, List<String> names) {
        AccountQueries accounts = product.bean(AccountQueries.class);
        return (int) names.stream()
                .filter(name -> accounts.byName(name).orElseThrow().lockedUntil() != null)
                .count();
    }

    private static void pause(long nanos) {
        if (nanos > 0) {
            java.util.concurrent.locks.LockSupport.parkNanos(nanos);
        }
    }
}
