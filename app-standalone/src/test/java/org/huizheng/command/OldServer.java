package org.huizheng.command;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What speaks like a PostgreSQL of long ago: lets everyone in, names its version, and says yes to every statement. */
final class OldServer implements AutoCloseable {

    private static final int TLS_WANTED = 80_877_103;
    private static final byte[] READY = {'I'};

    private final ServerSocket socket;
    private final String version;

    OldServer(String version) throws IOException {
        this.version = version;
        this.socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/huizheng";
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(new DataInputStream(client.getInputStream()), new DataOutputStream(client.getOutputStream()));
            } catch (IOException e) {
                // the client has heard enough, or the test is over
            }
        }
    }

    private void talk(DataInputStream in, DataOutputStream out) throws IOException {
        while (begins(in) == TLS_WANTED) {
            out.write('N');
        }
        send(out, 'R', new byte[4]);
        Map.of("server_version", version, "client_encoding", "UTF8", "standard_conforming_strings", "on")
                .forEach((name, value) -> send(out, 'S', text(name + '\0' + value + '\0')));
        send(out, 'Z', READY);
        for (int type = in.read(); type > 0 && type != 'X'; type = in.read()) {
            in.skipNBytes(in.readInt() - 4L);
            answer(out, type);
        }
    }

    private static void answer(DataOutputStream out, int type) {
        switch (type) {
            case 'P' -> send(out, '1', new byte[0]);
            case 'B' -> send(out, '2', new byte[0]);
            case 'D' -> send(out, 'n', new byte[0]);
            case 'E' -> send(out, 'C', text("SET\0"));
            default -> send(out, 'Z', READY);
        }
    }

    /** The code of a first message: a wish for encryption, or the protocol's version. */
    private static int begins(DataInputStream in) throws IOException {
        int length = in.readInt();
        int code = in.readInt();
        in.skipNBytes(length - 8L);
        return code;
    }

    private static void send(DataOutputStream out, char type, byte[] body) {
        try {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            DataOutputStream to = new DataOutputStream(message);
            to.write(type);
            to.writeInt(body.length + 4);
            to.write(body);
            out.write(message.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
