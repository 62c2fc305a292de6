package org.huizheng.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks clamd by its INSTREAM command: pieces with their length before them, an empty one at the end, one line back. Only the
 * line that says a file is well makes it well.
 */
public final class ClamScanner implements MalwareScanner {

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 1 << 16;
    private static final int LONGEST_ANSWER = 4096;
    private static final Pattern FOUND = Pattern.compile("stream: (.{1,200}) FOUND");

    private final Supplier<SocketAddress> address;
    private final Duration patience;
    private final ScheduledExecutorService clock;

    /**
     * @param place {@code unix:/run/clamav/clamd.ctl} or {@code host:port}
     * @param patience for the whole of one file
     * @param clock cuts a connection that takes longer
     * @throws IllegalArgumentException when it is neither
     */
    public ClamScanner(String place, Duration patience, ScheduledExecutorService clock) {
        this.address = address(place);
        this.patience = patience;
        this.clock = clock;
    }

    /** Looked up for every file: a name may move. */
    private static Supplier<SocketAddress> address(String place) {
        if (place.startsWith("unix:/")) {
            return () -> UnixDomainSocketAddress.of(place.substring("unix:".length()));
        }
        Matcher matcher = Pattern.compile("(.+):(\\d{1,5})").matcher(place);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(place);
        }
        int port = Integer.parseInt(matcher.group(2));
        return () -> new InetSocketAddress(matcher.group(1), port);
    }

    @Override
    public Verdict scan(Path file) {
        try (InputStream in = Files.newInputStream(file);
                SocketChannel connection = open()) {
            var cut = clock.schedule(() -> close(connection), patience.toMillis(), TimeUnit.MILLISECONDS);
            try {
                connection.connect(address.get());
                return verdict(ask(connection, in));
            } finally {
                cut.cancel(false);
            }
        } catch (IOException | RuntimeException e) {
            return new Verdict.Unknown(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private SocketChannel open() throws IOException {
        return address.get() instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    private static void close(SocketChannel connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // the reader meets it
        }
    }

    /** A scanner that has read enough answers before the end; then sending fails, and the answer is what counts. */
    private static String ask(SocketChannel connection, InputStream in) throws IOException {
        IOException broken = null;
        try {
            send(connection, ByteBuffer.wrap(COMMAND));
            byte[] piece = new byte[PIECE];
            for (int n = in.read(piece); n > 0; n = in.read(piece)) {
                send(
                        connection,
                        ByteBuffer.allocate(4 + n).putInt(n).put(piece, 0, n).flip());
            }
            send(connection, ByteBuffer.allocate(4).putInt(0).flip());
        } catch (IOException e) {
            broken = e;
        }
        String answer = answer(connection);
        if (answer.isEmpty() && broken != null) {
            throw broken;
        }
        return answer;
    }

    private static void send(SocketChannel connection, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            connection.write(bytes);
        }
    }

    private static String answer(SocketChannel connection) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
        while (answer.hasRemaining() && connection.read(answer) >= 0) {
            if (answer.position() > 0 && answer.get(answer.position() - 1) == 0) {
                break;
            }
        }
        return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8).strip();
    }

    private static Verdict verdict(String answer) {
        String line =
                answer.endsWith("\0") ? answer.substring(0, answer.length() - 1).strip() : answer;
        if (line.equals("stream: OK")) {
            return new Verdict.Clean();
        }
        Matcher found = FOUND.matcher(line);
        return found.matches()
                ? new Verdict.Infected(found.group(1))
                : new Verdict.Unknown(line.isEmpty() ? "no answer" : line);
    }
}
