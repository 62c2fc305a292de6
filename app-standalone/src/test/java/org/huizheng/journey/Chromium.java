package org.huizheng.journey;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The distribution's Chromium, to which no address but this machine's exists. */
final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-default-apps",
            "--no-first-run",
            "--disable-domain-reliability",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost");

    private static final Map<String, String> ENVIRONMENT = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        requireProgram();
        this.playwright = Playwright.create(new Playwright.CreateOptions().setEnv(ENVIRONMENT));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setHeadless(true)
                        .setArgs(ARGUMENTS));
    }

    private static void requireProgram() {
        if (!Files.isExecutable(PROGRAM)) {
            String missing = "no " + PROGRAM + ": apt-get install --no-install-recommends chromium fonts-wqy-zenhei";
            if ("true".equals(System.getenv("CI"))) {
                fail(missing);
            }
            abort(missing);
        }
    }

    BrowserContext reader(boolean scripts) {
        return browser.newContext(
                new Browser.NewContextOptions().setJavaScriptEnabled(scripts).setLocale("zh-CN"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
