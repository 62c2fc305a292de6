package org.huizheng.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A look at one address by a reader of its own, which writes down whatever is wrong. */
final class Visit implements AutoCloseable {

    private static final Pattern THIS_MACHINE = Pattern.compile("127\\.0\\.0\\.1|localhost|[a-z0-9.-]+\\.localhost");
    private static final List<String> WCAG_21_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

    private final BrowserContext reader;
    final Page page;
    final List<String> wrong = new ArrayList<>();

    /** As a reader who was never here before. */
    Visit(Chromium chromium, boolean scripts) {
        this.reader = chromium.reader(scripts);
        this.page = reader.newPage();
        page.onConsoleMessage(message -> {
            boolean statusOfThePage =
                    message.location().startsWith(page.url()) && message.text().startsWith("Failed to load resource");
            if (message.type().equals("error") && !statusOfThePage) {
                wrong.add("console: " + message.text());
            }
        });
        page.onPageError(error -> wrong.add("script: " + error));
        page.onRequest(request -> {
            URI asked = URI.create(request.url());
            if (asked.getHost() != null
                    && !THIS_MACHINE.matcher(asked.getHost()).matches()) {
                wrong.add("leaves this machine: " + request.url());
            }
        });
        page.onRequestFailed(request -> wrong.add("failed: " + request.url()));
    }

    Visit open(String url, int status) {
        Response response = page.navigate(url);
        if (response == null || response.status() != status) {
            wrong.add("status " + (response == null ? "none" : response.status()) + " instead of " + status);
        }
        return this;
    }

    void wide(int width) {
        page.setViewportSize(width, 900);
        Object over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (!over.equals(0)) {
            wrong.add(width + " px: " + over + " px too wide, " + page.evaluate(WIDEST));
        }
    }

    void audit(int width) {
        wide(width);
        var results =
                new AxeBuilder(page).setLegacyMode(true).withTags(WCAG_21_AA).analyze();
        results.getViolations().forEach(rule -> rule.getNodes().stream()
                .limit(3)
                .forEach(node -> wrong.add(
                        width + " px: " + rule.getId() + " at " + node.getTarget() + " " + node.getFailureSummary())));
    }

    private static final String WIDEST = """
            [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                .slice(0, 3).map(e => e.tagName + '.' + e.className).join(' ')
            """;

    @Override
    public void close() {
        reader.close();
    }
}
