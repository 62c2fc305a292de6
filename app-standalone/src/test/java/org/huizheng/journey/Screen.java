package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** The console as a person reads it: by headings, labels and what is written on buttons. */
final class Screen {

    static final boolean PICTURES = Boolean.getBoolean("pictures.console");
    private static final Path FOLDER = Path.of("../docs/images");

    private final Visit visit;
    final Page page;

    Screen(Visit visit) {
        this.visit = visit;
        this.page = visit.page;
    }

    void heading(String name) {
        assertThat(page.getByRole(AriaRole.HEADING, named(name).setExact(true))).isVisible();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
    }

    void press(String name) {
        button(name).click();
    }

    Locator dialog() {
        return page.locator("dialog[open]");
    }

    void pressInDialog(String name) {
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    void fill(String label, String text) {
        field(label).fill(text);
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, named(name));
    }

    Locator says(String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    /** At the three widths the console promises, in light and dark; nothing may have gone wrong until here. */
    void audit() {
        for (String theme : List.of("dark", "light")) {
            page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);
            List.of(1440, 768, 375).forEach(visit::audit);
        }
        page.setViewportSize(1440, 900);
        assertThat(visit.wrong).isEmpty();
    }

    /** A refusal that belongs to the story: browsers write down each, wanted or not. */
    void forgive(int status) {
        assertThat(visit.wrong).hasSize(1).first().asString().contains("status of " + status);
        visit.wrong.clear();
    }

    /** The line was cut on purpose: what the browser wrote down about that, and nothing else, is forgotten. */
    void forgiveOutage() {
        assertThat(visit.wrong).allMatch(said -> said.startsWith("failed: ") || said.contains("net::ERR_"));
        visit.wrong.clear();
    }

    /** For the manuals, with {@code -Dpictures.console=true}. */
    void picture(String name) throws IOException {
        if (PICTURES) {
            byte[] picture = page.screenshot();
            ImageIO.write(
                    new FewColours(ImageIO.read(new ByteArrayInputStream(picture))).perform(),
                    "png",
                    FOLDER.resolve("console-" + name + ".png").toFile());
        }
    }
}
