package org.huizheng.kernel.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.huizheng.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedClientTests {

    private static final Duration PATIENCE = Duration.ofMillis(600);

    private static GuardedClient.Answer ask(String allowed, String url) throws IOException {
        try (GuardedClient client = new GuardedClient(new AllowedHosts(allowed), PATIENCE)) {
            return client.perform(new GuardedClient.Call("PURGE", URI.create(url), List.of(), new byte[0]));
        }
    }

    private static GuardedClient.Answer ask(HostileServer server) throws IOException {
        return ask("127.0.0.1:" + server.port(), "http://127.0.0.1:" + server.port() + "/x?y=1");
    }

    @Test
    void whatIsAskedIsWhatWasMeant() throws IOException {
        try (HostileServer server = HostileServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngone");
                GuardedClient client = new GuardedClient(new AllowedHosts("127.0.0.1:*"), PATIENCE)) {
            var answer = client.perform(new GuardedClient.Call(
                    "POST",
                    URI.create("http://127.0.0.1:" + server.port() + "/purge"),
                    List.of(new GuardedClient.Header("Host", "jia.gov.cn"), new GuardedClient.Header("X-Key", "k")),
                    "[1]".getBytes(StandardCharsets.UTF_8)));
            assertThat(answer).isEqualTo(new GuardedClient.Answer(200, "", "gone"));
            assertThat(server.asked)
                    .containsExactly("POST /purge HTTP/1.1\r\nHost: jia.gov.cn\r\nX-Key: k\r\nContent-Length: 3\r\n"
                            + "Connection: close\r\n\r\n");
        }
    }

    @Test
    void aRedirectIsToldAndNotFollowed() throws IOException {
        try (HostileServer elsewhere = HostileServer.saying("HTTP/1.1 200 OK\r\n\r\n");
                HostileServer server = HostileServer.saying(
                        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + elsewhere.port() + "/\r\n\r\n")) {
            var answer = ask(server);
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.location()).contains(String.valueOf(elsewhere.port()));
            assertThat(elsewhere.asked).isEmpty();
        }
    }

    @Test
    void anAnswerWithoutEndIsCut() throws IOException {
        byte[] more = "x".repeat(8192).getBytes(StandardCharsets.UTF_8);
        try (HostileServer server = new HostileServer((socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            while (true) {
                out.write(more);
            }
        })) {
            assertThat(ask(server).text()).hasSize(GuardedClient.MOST);
        }
    }

    @Test
    void aHeadWithoutEndIsRefused() {
        try (HostileServer server = new HostileServer((socket, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.UTF_8));
            while (true) {
                out.write("X-More: and more\r\n".getBytes(StandardCharsets.UTF_8));
            }
        })) {
            assertThatThrownBy(() -> ask(server))
                    .isInstanceOf(IOException.class)
                    .hasMessage("答复的头太长");
        }
    }

    /** A byte now and then keeps every single read from timing out. */
    @Test
    void whoAnswersDropByDropIsLeftWhenPatienceEnds() {
        try (HostileServer server = new HostileServer((socket, out) -> {
            while (true) {
                out.write('H');
                out.flush();
                Thread.sleep(100);
            }
        })) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> ask(server))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("没有答完");
            assertThat(System.nanoTime() - start)
                    .isLessThan(PATIENCE.multipliedBy(4).toNanos());
        }
    }

    @Test
    void whoSaysNothingOrHangsUpIsToldInWords() {
        try (HostileServer silent = new HostileServer((socket, out) -> Thread.sleep(5_000));
                HostileServer reset = new HostileServer((socket, out) -> socket.setSoLinger(true, 0));
                HostileServer other = HostileServer.saying("220 mail.example.com ESMTP\r\n")) {
            assertThatThrownBy(() -> ask(silent)).hasMessageContaining("没有答完");
            assertThatThrownBy(() -> ask(reset)).hasMessageContaining("断");
            assertThatThrownBy(() -> ask(other)).hasMessage("答复不是 HTTP");
        }
    }

    @Test
    void chunksAndInterimAnswersAreRead() throws IOException {
        try (HostileServer server = HostileServer.saying("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n")) {
            assertThat(ask(server).text()).isEqualTo("abcde");
        }
    }

    @Test
    void nobodyListensIsToldInWords() throws IOException {
        int port;
        try (HostileServer server = HostileServer.saying("")) {
            port = server.port();
        }
        assertThatThrownBy(() -> ask("127.0.0.1:*", "http://127.0.0.1:" + port + "/"))
                .isInstanceOf(IOException.class)
                .hasMessage("连接被拒绝");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                         | http://127.0.0.1:%d/
            127.0.0.1                  | http://127.0.0.1:%d/
            127.0.0.1:1                | http://127.0.0.1:%d/
            localhost:*                | http://localhost:%d/
            localhost:*=10.0.0.0/8     | http://localhost:%d/
            cdn.example.com:*          | http://127.0.0.1:%d/
            10.0.0.1:*                 | http://127.0.0.1:%d/
            """)
    void whatIsNotOnTheListIsNeverConnectedTo(String allowed, String url) {
        try (HostileServer server = HostileServer.saying("HTTP/1.1 200 OK\r\n\r\n")) {
            assertThatThrownBy(() -> ask(allowed, url.formatted(server.port())))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("outbound.hosts");
            assertThat(server.asked).isEmpty();
        }
    }

    @Test
    void aNameMayLeadIntoTheNetworkStatedForIt() throws IOException {
        try (HostileServer server = HostileServer.saying("HTTP/1.1 204 No Content\r\n\r\n")) {
            String list = "LOCALHOST:" + server.port() + "=10.0.0.0/8|127.0.0.0/8";
            assertThat(ask(list, "http://localhost:" + server.port() + "/").status())
                    .isEqualTo(204);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://127.0.0.1/",
                "file:///etc/passwd",
                "http://root:secret@127.0.0.1/",
                "http:///x",
                "/x",
                "http://under_score/"
            })
    void whatIsNoPlainWebAddressIsRefused(String url) {
        assertThatThrownBy(() -> ask("127.0.0.1:*", url)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Host | a\\r\\nX: y
            X Y  | a
            X:   | a
            ''   | a
            X    | 名
            """)
    void aHeaderCannotSmuggleAnother(String name, String value) throws IOException {
        try (GuardedClient client = new GuardedClient(new AllowedHosts("127.0.0.1:*"), PATIENCE)) {
            var call = new GuardedClient.Call(
                    "GET",
                    URI.create("http://127.0.0.1:1/"),
                    List.of(new GuardedClient.Header(name, value.replace("\\r\\n", "\r\n"))),
                    new byte[0]);
            assertThatThrownBy(() -> client.perform(call)).isInstanceOf(Problem.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://x", "a b", "10.0.0.1:99999", "x:y", "x=nonsense", "x:80=10.0.0.0/40", "*"})
    void aListWithNonsenseIsRefused(String list) {
        assertThatThrownBy(() -> new AllowedHosts(list)).isInstanceOf(Problem.class);
    }
}
