package org.huizheng.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.huizheng.document.Authoring;
import org.huizheng.kernel.SiteScope;
import org.huizheng.media.MalwareScanner.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was not looked at is not used; what was found is not taken, and not forgotten. */
class QuarantineModuleTests {

    private static Verdict verdict = new Verdict.Clean();
    private static int asked;
    private static Authoring authoring;

    private long site;
    private Sending sending;

    @BeforeAll
    static void open() {
        authoring = new Authoring(file -> {
            asked++;
            return verdict;
        });
    }

    @AfterAll
    static void close() {
        authoring.close();
    }

    @BeforeEach
    void site() {
        site = authoring.openSite();
        sending = new Sending(authoring, site);
    }

    @Test
    void anInfectedFileIsRefusedAndTheEvidenceKept() {
        verdict = new Verdict.Infected("Huizheng.Test");
        Upload upload = sending.begun("照片.jpg", 100);
        sending.piece(upload, 0, new byte[100]);
        assertThatThrownBy(() -> sending.finish(upload)).hasMessageContaining("Huizheng.Test");
        assertThat(java.nio.file.Files.exists(authoring.the(UploadFiles.class).of(upload.id())))
                .isFalse();
        assertThat(facts("findMalware")).singleElement().asString().contains("Huizheng.Test", "sha256");
        assertThat(authoring
                        .the(MediaQueries.class)
                        .list(SiteScope.of(site), new MediaQueries.Filter(site, "", ""), null, 10)
                        .items())
                .isEmpty();
    }

    @Test
    void aFileWaitsForTheScannerAndIsThenReady() {
        verdict = new Verdict.Unknown("connection refused");
        long id = sending.kept("照片.jpg", Pictures.jpeg(300, 200));
        assertThat(sending.item(id).state()).isEqualTo(MediaState.QUARANTINED);
        assertThat(authoring.the(MediaFiles.class).usable(SiteScope.of(site), site, List.of(id)))
                .isEmpty();
        assertThatThrownBy(() -> authoring.the(MediaQueries.class).requireUsable(sending.item(id)))
                .hasMessageContaining("待查毒");
        ScanQuarantine scan = authoring.the(ScanQuarantine.class);
        scan.perform();
        assertThat(sending.item(id).state()).isEqualTo(MediaState.QUARANTINED);
        int before = asked;
        scan.perform();
        assertThat(asked).as("not asked again at once").isEqualTo(before);
        verdict = new Verdict.Clean();
        later();
        scan.perform();
        assertThat(sending.item(id).state()).isEqualTo(MediaState.READY);
        assertThat(authoring.the(MediaFiles.class).usable(SiteScope.of(site), site, List.of(id)))
                .hasSize(1);
    }

    @Test
    void aFileFoundBadAfterwardsIsNeverOpened() {
        verdict = new Verdict.Unknown("connection refused");
        byte[] picture = Pictures.jpeg(310, 200);
        long id = sending.kept("照片.jpg", picture);
        verdict = new Verdict.Infected("Huizheng.Late");
        authoring.the(ScanQuarantine.class).perform();
        assertThat(sending.item(id).state()).isEqualTo(MediaState.INFECTED);
        assertThat(facts("findMalware")).singleElement().asString().contains("Huizheng.Late");
        assertThatThrownBy(() -> authoring.the(MediaQueries.class).requireUsable(sending.item(id)))
                .hasMessageContaining("含恶意代码");
        verdict = new Verdict.Clean();
        assertThatThrownBy(() -> sending.kept("同一张.jpg", picture)).hasMessageContaining("恶意代码");
    }

    private void later() {
        authoring.now.updateAndGet(now -> now.plus(Duration.ofMinutes(5)));
    }

    private List<String> facts(String action) {
        return authoring
                .owner()
                .sql("select facts::text from audit.entry where action = ? and site_id = ?")
                .params(action, site)
                .query(String.class)
                .list();
    }
}
