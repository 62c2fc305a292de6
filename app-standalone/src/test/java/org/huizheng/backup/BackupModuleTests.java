package org.huizheng.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.huizheng.kernel.Problem;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Outcome;
import org.huizheng.standalone.TestProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A copy taken while documents are being written starts elsewhere, whole. */
class BackupModuleTests {

    private static final Arguments NONE = new Arguments(Map.of());

    private final Path folder;

    BackupModuleTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whatWasBackedUpWhileWritingStartsAndVerifies() throws Exception {
        TestProduct here = TestProduct.shared();
        here.openChannel("kuaixun", "快讯");
        long acknowledged = release(here);
        Path backup = folder.resolve("backup");
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Integer> writing = CompletableFuture.supplyAsync(() -> {
            int written = 0;
            for (; !enough.get(); written++) {
                release(here);
            }
            return written;
        });
        Outcome outcome = here.product
                .operations()
                .perform("backup", new Arguments(Map.of("directory", backup.toString())), (w, d, t) -> {});
        enough.set(true);

        assertThat(outcome.text()).contains(backup.toString());
        assertThat(written(writing)).isPositive();
        assertThat(backup.resolve("secrets")).doesNotExist();
        assertRestored(backup, acknowledged);
        assertDamageIsFound(backup);
    }

    private static void assertRestored(Path backup, long acknowledged) throws Exception {
        Path data = TestProduct.directory();
        new Restore(backup).perform(data, done -> {});
        TestProduct restored = TestProduct.on(data);
        try (restored) {
            restored.product.settle((what, done, total) -> {});
            restored.product.operations().perform("rebuild", NONE, (w, d, t) -> {});
            assertThat(restored.product.operations().perform("verify", NONE, (w, d, t) -> {}))
                    .satisfies(verified ->
                            assertThat(verified.sound()).as(verified.text()).isTrue());
            assertThat(restored.json("GET", "/api/documents/" + acknowledged, "")
                            .path("state")
                            .asString())
                    .isEqualTo("RELEASED");
            assertThat(restored.page("/kuaixun/202603/" + acknowledged + ".html", a -> a.statusCode() == 200)
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            restored.delete();
        }
    }

    private void assertDamageIsFound(Path backup) throws IOException {
        try (Stream<Path> files = Files.walk(backup.resolve("pages"))) {
            Files.writeString(
                    files.filter(f -> f.toString().endsWith("robots.txt"))
                            .findFirst()
                            .orElseThrow(),
                    "damaged");
        }
        assertThatThrownBy(() -> new Restore(backup).perform(folder.resolve("other"), done -> {}))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll("备份已损坏", "robots.txt");
    }

    @Test
    void aDirectoryInUseAndAFolderThatIsNoBackupAreRefused() throws IOException {
        Files.writeString(folder.resolve("x"), "");
        assertThatThrownBy(() -> TestProduct.shared()
                        .product
                        .operations()
                        .perform("backup", new Arguments(Map.of("directory", folder.toString())), (w, d, t) -> {}))
                .hasMessageContaining("不是空的");
        assertThatThrownBy(() -> new Restore(folder).perform(folder.resolve("new"), done -> {}))
                .hasMessageContaining("不是完整的备份");
    }

    private static long release(TestProduct here) {
        JsonNode created = here.json("POST", "/api/sites/jia/documents", """
                {"channel": "kuaixun", "title": "快讯", "source": "试验市人民政府", "body": "<p>正文</p>", "release": true,
                 "publishedAt": "2026-03-04T05:06:07Z"}""");
        assertThat(created.path("documentId").asLong()).as(created.toString()).isPositive();
        return created.path("documentId").asLong();
    }

    private static int written(CompletableFuture<Integer> writing) throws InterruptedException {
        try {
            return writing.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
