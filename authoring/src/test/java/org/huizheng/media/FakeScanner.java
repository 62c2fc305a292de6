package org.huizheng.media;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A scanner that hears as clamd does and answers as it is told. */
final class FakeScanner implements AutoCloseable {

    /** What to do once the file has been heard, or instead of hearing it. */
    @FunctionalInterface
    interface Conduct {
        void meet(Socket connection) throws Exception;
    }

    private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    volatile long heard = -1;

    FakeScanner(Conduct conduct) throws IOException {
        Thread.ofPlatform().daemon().start(() -> {
            while (!door.isClosed()) {
                try (Socket connection = door.accept()) {
                    conduct.meet(connection);
                } catch (Exception e) {
                    // the other side met it, which is what the test asks
                }
            }
        });
    }

    static FakeScanner answering(String answer) throws IOException {
        FakeScanner[] self = new FakeScanner[1];
        self[0] = new FakeScanner(connection -> {
            self[0].heard = hear(connection);
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        });
        return self[0];
    }

    /** The number of bytes in the pieces. */
    static long hear(Socket connection) throws IOException {
        DataInputStream in = new DataInputStream(connection.getInputStream());
        byte[] command = in.readNBytes(10);
        if (!new String(command, StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
            throw new IOException("no command");
        }
        long heard = 0;
        for (int piece = in.readInt(); piece != 0; piece = in.readInt()) {
            in.skipNBytes(piece);
            heard += piece;
        }
        return heard;
    }

    String place() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
