package org.huizheng.kernel.outbound;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers whatever a test wants it to, one thread a connection, and remembers what it was asked. */
final class HostileServer implements AutoCloseable {

    interface Behaviour {
        void answer(Socket socket, OutputStream out) throws Exception;
    }

    final List<String> asked = new CopyOnWriteArrayList<>();
    private final ServerSocket server;

    HostileServer(Behaviour behaviour) {
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> accept(behaviour));
    }

    static HostileServer saying(String answer) {
        return new HostileServer((socket, out) -> out.write(answer.getBytes(StandardCharsets.UTF_8)));
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept(Behaviour behaviour) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket, behaviour));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, Behaviour behaviour) {
        try (socket) {
            asked.add(head(socket));
            behaviour.answer(socket, socket.getOutputStream());
        } catch (SocketException gone) {
            // the client went away, as it should
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        int next = socket.getInputStream().read();
        while (next >= 0) {
            head.append((char) next);
            if (head.toString().endsWith("\r\n\r\n")) {
                break;
            }
            next = socket.getInputStream().read();
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
