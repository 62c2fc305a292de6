package org.huizheng.kernel.outbound;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.huizheng.kernel.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request to a host of the operator's list. Connects to the one address that was checked, follows nothing, waits no
 * longer than its patience in all, reads no more than {@link #MOST} bytes, whatever the other side does.
 */
public final class GuardedClient implements AutoCloseable {

    public static final int MOST = 64 << 10;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private final AllowedHosts allowed;
    private final Duration patience;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("outbound-watch").factory());

    public GuardedClient(AllowedHosts allowed, Duration patience) {
        this.allowed = allowed;
        this.patience = patience;
    }

    /** A line of the head. */
    public record Header(String name, String value) {}

    /** @param headers {@code Host} among them replaces that of the url */
    public record Call(String method, URI url, List<Header> headers, byte[] body) {}

    /** @param location where it would lead; "" when it leads nowhere. {@code text} is cut at {@link #MOST} bytes */
    public record Answer(int status, String location, String text) {}

    /**
     * @throws Problem for a request we do not send
     * @throws IOException in words, when there was no answer
     */
    public Answer perform(Call call) throws IOException {
        String host = checked(call);
        int port = port(call.url());
        long deadline = System.nanoTime() + patience.toNanos();
        try (Socket socket = new Socket()) {
            ScheduledFuture<?> end = watch.schedule(() -> close(socket), patience.toMillis(), TimeUnit.MILLISECONDS);
            try {
                socket.connect(new InetSocketAddress(allowed.resolve(host, port), port), (int) patience.toMillis());
                socket.setSoTimeout((int) patience.toMillis());
                return exchange(isSecure(call.url()) ? secured(socket, host, port) : socket, call);
            } finally {
                end.cancel(false);
            }
        } catch (IOException e) {
            throw new IOException(words(e, System.nanoTime() >= deadline), e);
        }
    }

    /**
     * What stands against a request to such a url, whatever it is about; null when nothing does.
     *
     * @param url with placeholders filled in
     */
    public @Nullable String refusal(URI url) {
        try {
            String host = checked(new Call("GET", url, List.of(), new byte[0]));
            return allowed.permits(host, port(url)) ? null : "配置项 outbound.hosts 里没有 " + host + ":" + port(url);
        } catch (Problem e) {
            return e.getMessage();
        }
    }

    private static String checked(Call call) {
        String scheme =
                call.url().getScheme() == null ? "" : call.url().getScheme().toLowerCase(Locale.ROOT);
        require(scheme.equals("http") || scheme.equals("https"), "地址须以 http:// 或 https:// 开头");
        require(call.url().getRawUserInfo() == null, "地址里不能写用户名和口令");
        require(call.method().matches("[A-Z]{1,20}"), "请求方法须是大写字母");
        for (Header header : call.headers()) {
            require(header.name.matches(TOKEN), "请求头的名字不对：" + header.name);
            require(header.value.chars().noneMatch(c -> c < ' ' || c == 0x7f || c > 0xff), "请求头的值不对：" + header.name);
        }
        String host = call.url().getHost();
        if (host == null || host.isEmpty()) {
            throw Problem.invalid("地址里没有主机名");
        }
        return host;
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw Problem.invalid(why);
        }
    }

    private static boolean isSecure(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : isSecure(url) ? 443 : 80;
    }

    private static Socket secured(Socket plain, String host, int port) throws IOException {
        SSLSocket socket =
                (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static Answer exchange(Socket socket, Call call) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head(call).getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(call.body());
        socket.getOutputStream().write(request.toByteArray());
        socket.getOutputStream().flush();
        return new ReadAnswer(new BufferedInputStream(socket.getInputStream())).perform();
    }

    private static String head(Call call) {
        URI url = URI.create(call.url().toASCIIString());
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        StringBuilder head = new StringBuilder(call.method() + " " + path + query + " HTTP/1.1\r\n");
        if (call.headers().stream().noneMatch(header -> header.name.equalsIgnoreCase("Host"))) {
            head.append("Host: ").append(url.getRawAuthority()).append("\r\n");
        }
        call.headers().forEach(header -> head.append(header.name)
                .append(": ")
                .append(header.value)
                .append("\r\n"));
        if (call.body().length > 0 || call.method().equals("POST")) {
            head.append("Content-Length: ").append(call.body().length).append("\r\n");
        }
        return head.append("Connection: close\r\n\r\n").toString();
    }

    private String words(IOException e, boolean late) {
        String silent = "在 " + patience.toSeconds() + " 秒内没有答完";
        return switch (e) {
            case UnknownHostException _ -> "找不到主机 " + e.getMessage();
            case SocketTimeoutException _ -> silent;
            case IOException _ when late -> silent;
            case ConnectException _ -> "连接被拒绝";
            case SSLException _ -> "TLS 握手失败：" + e.getMessage();
            case SocketException _ -> "连接中断";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // whoever reads from it hears of it
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
