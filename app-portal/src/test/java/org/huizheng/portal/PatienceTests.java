package org.huizheng.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatienceTests {

    @Test
    void aHeadThatDribblesInIsCutOff(@TempDir Path pages) throws Exception {
        try (var portal = new RunningPortal(new SampleTree(pages), "head-timeout=1s", "idle-timeout=10s");
                var socket = new Socket("127.0.0.1", portal.port)) {
            long start = System.nanoTime();
            assertThat(dribble(socket)).isTrue();
            assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
            assertThat(portal.get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void aSilentConnectionIsClosed(@TempDir Path pages) throws Exception {
        try (var portal = new RunningPortal(new SampleTree(pages), "idle-timeout=500ms");
                var socket = new Socket("127.0.0.1", portal.port)) {
            socket.setSoTimeout(5_000);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static boolean dribble(Socket socket) throws Exception {
        byte[] head = ("GET / HTTP/1.1\r\nHost: www.linlan.localhost\r\nX-A: " + "a".repeat(200))
                .getBytes(StandardCharsets.US_ASCII);
        try {
            for (byte b : head) {
                socket.getOutputStream().write(b);
                Thread.sleep(50);
            }
            return false;
        } catch (SocketException closed) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
