package org.huizheng.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.huizheng.kernel.PageStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePageStoreSpeedTests {

    private static final int FILES = 20_000;

    @Test
    void aFileOfANewReleaseCostsMicroseconds(@TempDir Path directory) throws IOException {
        PageStore store = new FilePageStore(directory);
        byte[] page = new byte[8_000];
        fill(store.prepare("warm"), page);
        PageStore.Tree tree = store.prepare("linlan");
        long before = cpu();
        fill(tree, page);
        long micros = (cpu() - before) / 1_000 / FILES;
        System.out.println("page store: " + micros + " µs CPU a file");
        assertThat(micros).isLessThan(120);
    }

    private static void fill(PageStore.Tree tree, byte[] page) throws IOException {
        for (int i = 0; i < FILES; i++) {
            tree.put("/zwgk/c" + i % 40 + "/2026" + (10 + i / 2_000) + "/" + i + ".html", page);
        }
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
