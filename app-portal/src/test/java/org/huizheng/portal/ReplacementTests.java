package org.huizheng.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process, or this one, replaces what is being read. */
class ReplacementTests {

    private RunningPortal portal;
    private SampleTree tree;

    @BeforeEach
    void start(@TempDir Path pages) {
        tree = new SampleTree(pages);
        portal = new RunningPortal(tree);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void readersSeeOldBytesOrNewOnes() throws Exception {
        Set<String> written = ConcurrentHashMap.newKeySet();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        write(written, 0);
        AtomicBoolean done = new AtomicBoolean();
        try (var readers = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                running.add(readers.submit(() -> read(done, seen)));
            }
            for (int i = 1; i <= 200; i++) {
                write(written, i);
                Thread.sleep(10);
            }
            Thread.sleep(150);
            done.set(true);
            for (Future<Integer> reader : running) {
                assertThat(reader.get()).isGreaterThan(100);
            }
        }
        assertThat(written).containsAll(seen);
        assertThat(seen).hasSizeGreaterThan(5);
        assertThat(portal.get("/race.html").text()).isEqualTo(body(200));
    }

    /** A copy of a tree may bring the pointer before what it points to. */
    @Test
    void aReleaseThatComesAfterItsPointerIsServed() throws Exception {
        assertThat(portal.get("/zwgk/").text()).contains("政务公开");
        tree.pointer("linlan", 2);
        Thread.sleep(300);
        assertThat(portal.get("/zwgk/").text()).contains("政务公开");
        Path second = tree.root("linlan", 2);
        java.nio.file.Files.createDirectories(second.resolve("zwgk"));
        java.nio.file.Files.writeString(second.resolve("zwgk/index.html"), "第二版");
        Thread.sleep(300);
        assertThat(portal.get("/zwgk/").text()).isEqualTo("第二版");
    }

    @Test
    void aSwitchedReleaseIsServedWithinATenthOfASecond() throws Exception {
        assertThat(portal.get("/zwgk/").text()).contains("政务公开");
        Path second = tree.root("linlan", 2);
        java.nio.file.Files.createDirectories(second.resolve("zwgk"));
        java.nio.file.Files.writeString(second.resolve("zwgk/index.html"), "第二版");
        tree.pointer("linlan", 2);
        Thread.sleep(120);
        assertThat(portal.get("/zwgk/").text()).isEqualTo("第二版");
        assertThat(portal.get("/zwgk/202611/7.html").status()).isEqualTo(404);
    }

    @Test
    void theStoresNewsIsFollowedAtOnce() {
        PageFiles files = portal.bean(PageFiles.class);
        SiteTree site = portal.bean(HostMap.class).byHost(Reply.HOST);
        for (int i = 0; i < 50; i++) {
            portal.get("/");
            tree.put("/_f/nav.html", "导航" + i);
            files.changed(site, "/_f/nav.html");
            assertThat(portal.get("/").text()).endsWith("导航" + i);
            tree.put("/index.html", "首页" + i);
            files.changed(site, "/index.html");
            assertThat(portal.get("/").text()).isEqualTo("首页" + i);
            tree.put("/index.html", "首页<!--#include virtual=\"/_f/nav.html\"-->");
            files.changed(site, "/index.html");
        }
    }

    private void write(Set<String> written, int version) {
        written.add(body(version));
        tree.put("/race.html", body(version));
    }

    private static String body(int version) {
        return ("第" + version + "版 ").repeat(2000);
    }

    private int read(AtomicBoolean done, Set<String> seen) throws IOException {
        byte[] request =
                ("GET /race.html HTTP/1.1\r\nHost: " + Reply.HOST + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        int count = 0;
        try (Socket socket = new Socket("127.0.0.1", portal.port)) {
            var in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
            while (!done.get()) {
                socket.getOutputStream().write(request);
                seen.add(one(in));
                count++;
            }
        }
        return count;
    }

    @SuppressWarnings("deprecation")
    private static String one(DataInputStream in) throws IOException {
        assertThat(in.readLine()).isEqualTo("HTTP/1.1 200 OK");
        int length = -1;
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring(16));
            }
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
