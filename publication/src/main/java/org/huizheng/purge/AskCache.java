package org.huizheng.purge;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huizheng.kernel.Json;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.outbound.GuardedClient;
import org.huizheng.purge.CacheAddresses.Address;

/** Tells a cache to forget something, in its own words. */
final class AskCache {

    /** What an address that is in no cache is answered with. */
    private static final int NOT_KEPT = 404;

    private final GuardedClient client;
    private final Cache cache;
    private final String secret;

    AskCache(GuardedClient client, Cache cache, String secret) {
        this.client = client;
        this.cache = cache;
        this.secret = secret;
    }

    /**
     * The cache has forgotten them when this returns.
     *
     * @throws Problem for what we do not send
     * @throws IOException in words, when it was not reached or did not agree
     */
    GuardedClient.Answer perform(Cache.Request request, List<Address> addresses) throws IOException {
        if (cache.form() == Cache.Form.LIST) {
            return agreed(ask(request, addresses), false);
        }
        GuardedClient.Answer last = new GuardedClient.Answer(204, "", "");
        for (Address address : addresses) {
            last = agreed(ask(request, List.of(address)), true);
        }
        return last;
    }

    private GuardedClient.Answer ask(Cache.Request request, List<Address> addresses) throws IOException {
        byte[] body = filled(request.body(), addresses, false).getBytes(StandardCharsets.UTF_8);
        return client.perform(new GuardedClient.Call(
                request.method(), url(filled(request.url(), addresses, true)), headers(addresses, body), body));
    }

    private List<GuardedClient.Header> headers(List<Address> addresses, byte[] body) {
        List<GuardedClient.Header> headers = new ArrayList<>();
        cache.headers().lines().filter(line -> !line.isBlank()).forEach(line -> {
            int colon = line.indexOf(':');
            String value = filled(line.substring(colon + 1).strip(), addresses, false);
            headers.add(new GuardedClient.Header(
                    line.substring(0, Math.max(0, colon)).strip(), value.replace("{secret}", secret)));
        });
        if (body.length > 0 && headers.stream().noneMatch(h -> h.name().equalsIgnoreCase("Content-Type"))) {
            headers.add(new GuardedClient.Header("Content-Type", "application/json"));
        }
        return headers;
    }

    /** What is written instead of a placeholder has no character that means anything in a head, in JSON or in a path. */
    private static String filled(String pattern, List<Address> addresses, boolean inUrl) {
        Address first = addresses.getFirst();
        Map<String, String> words = Map.of(
                "{host}", first.host(),
                "{path}", first.path(),
                "{url}", inUrl ? URLEncoder.encode(first.url(), StandardCharsets.UTF_8) : first.url());
        String filled = pattern;
        for (var word : words.entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        return filled.contains("{urls}")
                ? filled.replace(
                        "{urls}",
                        Json.write(addresses.stream().map(Address::url).toList()))
                : filled;
    }

    private static URI url(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("清除请求的地址写得不对：" + text);
        }
    }

    private GuardedClient.Answer agreed(GuardedClient.Answer answer, boolean mayBeUnknown) throws IOException {
        boolean well = answer.status() / 100 == 2 || mayBeUnknown && answer.status() == NOT_KEPT;
        if (!well) {
            String leads = answer.location().isEmpty() ? "" : "，要转到 " + cut(answer.location()) + "（不跟随）";
            throw new IOException(masked("缓存答复 " + answer.status() + leads + said(answer)));
        }
        return answer;
    }

    /** A cache may say what it was told. */
    private String masked(String text) {
        return secret.isEmpty() ? text : text.replace(secret, "•••");
    }

    private static String said(GuardedClient.Answer answer) {
        String text = answer.text()
                .replaceAll("<[^>]*>|\\p{Cntrl}", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return text.isEmpty() ? "" : "：" + cut(text);
    }

    private static String cut(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
