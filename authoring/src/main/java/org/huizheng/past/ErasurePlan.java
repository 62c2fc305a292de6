package org.huizheng.past;

import java.util.HashMap;
import java.util.Map;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.Json;
import org.huizheng.page.Erasure;

/** What is to be erased, and why. */
public record ErasurePlan(Erasure.Target target, Erasure.Ground ground, String reason) {

    /** Stands for every word of it; whoever confirms names it. */
    String fingerprint() {
        Map<String, Object> all = new HashMap<>(Map.of(
                "reach", target.reach(),
                "sites", target.sites(),
                "until", target.until().toString(),
                "ground", ground,
                "reason", reason));
        all.put("path", target.path());
        all.put("document", target.documentId());
        return Hashes.hex(Json.write(all));
    }
}
