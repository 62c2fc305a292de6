package org.huizheng.console.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import org.huizheng.audit.VerifyAudit;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Background;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;

/** Computes the seals of the audit trail again. */
public final class VerifyAuditTrail implements Operation {

    public static final String NAME = "verify-audit";

    private final VerifyAudit verify;

    VerifyAuditTrail(VerifyAudit verify) {
        this.verify = verify;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Background background() {
        return new Background("核对审计链", "audit.verify", "verifyAudit");
    }

    @Override
    public Outcome perform(Arguments arguments, Progress progress) {
        VerifyAudit.Report report = verify.perform((done, total) -> progress.at("核对封存", done, total));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("seals", report.seals());
        facts.put("entries", report.entries());
        facts.put("head", report.head());
        facts.put("firstBroken", report.firstBroken());
        facts.put("findings", report.findings());
        String text = report.intact()
                ? "审计链完整：%,d 个封存，%,d 条记录".formatted(report.seals(), report.entries())
                : "审计链有问题：\n  " + String.join("\n  ", report.findings());
        return new Outcome(report.intact(), text, facts);
    }
}
