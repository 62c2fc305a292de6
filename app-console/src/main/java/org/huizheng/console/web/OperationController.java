package org.huizheng.console.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.Summary;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Operations;
import org.huizheng.operation.Outcome;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Performs an operation and answers JSON lines: {@code progress} while it runs, at last {@code outcome} or
 * {@code problem}. A refusal before the first line is an ordinary problem response. The operation goes on when the
 * caller goes away.
 */
@RestController
final class OperationController {

    private final Operations operations;

    OperationController(Operations operations) {
        this.operations = operations;
    }

    @Summary("执行一项运维操作（命令行使用）")
    @PostMapping("/api/operations/{name}")
    void perform(
            Actor actor,
            @PathVariable String name,
            @RequestBody Map<String, Object> arguments,
            HttpServletResponse response)
            throws Exception {
        if (!actor.kind().equals("command")) {
            throw new Problem("forbidden", 403, "运维操作只能由命令行执行");
        }
        Lines lines = new Lines(response);
        try {
            Outcome outcome = operations.perform(name, new Arguments(arguments), lines::progress);
            lines.write("outcome", outcome);
        } catch (Exception e) {
            if (!response.isCommitted()) {
                throw e;
            }
            lines.write("problem", Problems.details(Problems.of(e)));
        }
    }

    private static final class Lines {

        private static final JsonMapper JSON = new JsonMapper();
        private final HttpServletResponse response;
        private boolean gone;

        Lines(HttpServletResponse response) {
            this.response = response;
        }

        void progress(String what, long done, long total) {
            Map<String, Object> at = new LinkedHashMap<>();
            at.put("what", what);
            at.put("done", done);
            at.put("total", total);
            write("progress", at);
        }

        synchronized void write(String name, Object value) {
            if (gone) {
                return;
            }
            try {
                response.setContentType("application/x-ndjson");
                response.setCharacterEncoding("UTF-8");
                OutputStream out = response.getOutputStream();
                out.write(JSON.writeValueAsBytes(Map.of(name, value)));
                out.write('\n');
                out.flush();
            } catch (IOException e) {
                gone = true;
            }
        }
    }
}
