package org.huizheng.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The editor's day in a real browser: written, released, seen by the public, corrected, withdrawn; and two at once. */
class DocumentJourney {

    private final Newsroom newsroom;
    private final Readers readers;
    private final Chromium chromium = new Chromium();
    private final int number = ThreadLocalRandom.current().nextInt(100_000, 1_000_000);

    DocumentJourney() throws Exception {
        RunningCity city = RunningCity.get();
        this.newsroom = new Newsroom(city);
        this.readers = new Readers(city.portal("linlan"), Newsroom.CHANNEL);
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void whatAnEditorWritesIsSeenByThePublicWithinTwoSecondsCorrectedAndTakenBack() throws Exception {
        String title = "关于河堤加固工程进展的通告" + number;
        try (Colleague editor = newsroom.editor(chromium, "lin-xz" + number)) {
            Screen screen = editor.screen;
            Desk desk = new Desk(screen, number);
            screen.page.setDefaultTimeout(20_000);
            editor.open("/documents");
            assertThat(screen.page.locator("tbody tr").first()).isVisible();
            screen.audit();
            screen.picture("documents");
            screen.press("写稿");
            desk.write(title);
            desk.addPicture();
            desk.addFile();
            desk.place(Newsroom.CHANNEL);
            desk.save();
            screen.audit();
            screen.picture("editor");
            assertThat(readers.portal().get(desk.previewed()).body()).contains(title, "一标段");
            readers.see(title, desk.release());
            String address = readers.addressOf(title);
            readers.read(address, title, number);
            assertThat(screen.page.locator("[aria-label=发布追踪] li.y")).hasCount(5);
            screen.picture("released");

            desk.correct(title + "（更正）");
            Patience.until("corrected", 5, () -> readers.portal().get(address), r -> r.body()
                    .contains("（更正）"));

            desk.withdraw();
            Patience.until("withdrawn", 5, () -> readers.portal().get(address), r -> r.status() == 410);
            editor.open("/sites/linlan/media");
            assertThat(screen.page.getByText("河堤" + number + ".png").first()).isVisible();
            screen.audit();
            screen.picture("media");
        }
    }

    @Test
    void twoWhoChangeOneParagraphChooseAndNothingIsLost() throws Exception {
        long document = newsroom.draft("两个人一起改的稿件" + number);
        try (Colleague first = newsroom.editor(chromium, "fang-jm" + number);
                Colleague second = newsroom.editor(chromium, "liang-rx" + number)) {
            Screen one = first.screen;
            Screen other = second.screen;
            first.open("/documents/" + document);
            second.open("/documents/" + document);
            assertThat(one.page.locator(".prose p").first()).isVisible();
            new Desk(one, number).typeAtTheEnd("先写的一句。");
            assertThat(other.page.locator(".prose p").first()).isVisible();
            new Desk(other, number).typeAtTheEnd("后写的一句。");
            new Desk(one, number).save();
            other.page.keyboard().press("Control+s");
            assertThat(other.dialog()).containsText("先写的一句。");
            assertThat(other.dialog()).containsText("后写的一句。");
            other.forgive(409);
            other.audit();
            other.picture("collision");
            other.dialog().getByText("先写的一句。").click();
            other.pressInDialog("合在一起保存");
            assertThat(other.dialog()).hasCount(0);
            assertThat(other.page.locator(".prose")).containsText("先写的一句。");

            second.open("/documents/" + document + "/versions");
            assertThat(other.page.locator("ins").first()).isVisible();
            other.audit();
            other.picture("versions");
        }
    }
}
