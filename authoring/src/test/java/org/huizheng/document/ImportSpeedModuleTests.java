package org.huizheng.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huizheng.document.Authoring.EDITOR;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huizheng.audit.SealAudit;
import org.huizheng.audit.VerifyAudit;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.release.Wake;
import org.junit.jupiter.api.Test;

/** Guards against a statement per row creeping in; the measured rate is far above the line drawn here. */
class ImportSpeedModuleTests {

    private static final int BATCHES = 8;
    private static final String BODY = "<h2>总则</h2>" + "<p>为规范政府信息公开工作，保障公民、法人和其他组织依法获取政府信息，提高政府工作的透明度，制定本办法。</p>".repeat(40);

    @Test
    void batchesOfFiveHundredKeepTheirPace() {
        try (Authoring authoring = new Authoring()) {
            long site = authoring.openSite();
            long channel = authoring.openChannel(site, "zcwj");
            batch(authoring, site, channel, 0);
            long start = System.nanoTime();
            for (int i = 1; i <= BATCHES; i++) {
                batch(authoring, site, channel, i);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("create, approve, release: %.0f documents/s%n", BATCHES * 500 / seconds);
            assertThat(BATCHES * 500 / seconds).isGreaterThan(400);
            authoring.the(SealAudit.class).perform();
            var report = authoring.the(VerifyAudit.class).perform();
            assertThat(report.findings()).isEmpty();
            assertThat(report.entries()).isGreaterThanOrEqualTo((BATCHES + 1) * 1500L);
        }
    }

    private static void batch(Authoring authoring, long site, long channel, int no) {
        SiteScope scope = SiteScope.of(site);
        List<NewDocument> documents = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            documents.add(new NewDocument(
                    site, "policy", "x" + no + "-" + i, Authoring.START.minus(Duration.ofMinutes(no * 500L + i)),
                    new EditionDraft(
                            "关于第" + i + "项工作的通知", "", "摘要", List.of("通知"), "市政府办公室", "", "", "临澜市人民政府",
                            "临政办发〔2026〕" + i + "号", null, "valid", "", Map.of("topic", "综合政务"), BODY, BodyFormat.HTML, List.of()),
                    List.of(NewPlacement.primary(channel)), List.of()));
        }
        authoring.the(ScopedTransactions.class).write(scope, () -> {
            List<Long> editions = authoring.the(CreateDocuments.class).perform(scope, EDITOR, documents).stream()
                    .map(CreateDocuments.Created::editionId)
                    .toList();
            authoring.the(ApproveEditions.class).perform(scope, EDITOR, editions);
            authoring.the(ReleaseEditions.class).perform(scope, EDITOR, editions, Wake.REBUILD_LATER);
        });
    }
}
