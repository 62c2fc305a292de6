package org.huizheng.console.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.console.ReadinessCheck;
import org.huizheng.kernel.Problem;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever watches the product: is it alive, is it ready, what does it count. */
@RestController
final class HealthController {

    private final List<ReadinessCheck> checks;
    private final PrometheusMeterRegistry meters;

    HealthController(List<ReadinessCheck> checks, PrometheusMeterRegistry meters) {
        this.checks = checks;
        this.meters = meters;
    }

    @GetMapping("/health/live")
    Map<String, String> live() {
        return Map.of("status", "live");
    }

    @GetMapping("/health/ready")
    ResponseEntity<Map<String, Object>> ready() {
        Map<String, String> answers = new TreeMap<>();
        checks.forEach(check -> answers.put(check.name(), check.answer()));
        boolean ready = answers.values().stream().allMatch(ReadinessCheck.WELL::equals);
        return ResponseEntity.status(ready ? 200 : 503)
                .header("Cache-Control", "no-store")
                .body(Map.of("status", ready ? "ready" : "not ready", "checks", answers));
    }

    @GetMapping(value = "/metrics", produces = MediaType.TEXT_PLAIN_VALUE)
    String metrics(HttpServletRequest request) throws UnknownHostException {
        if (!InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
            throw Problem.notFound("没有这个地址");
        }
        return meters.scrape();
    }
}
