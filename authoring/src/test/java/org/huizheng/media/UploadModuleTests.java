package org.huizheng.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.huizheng.document.Authoring;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.BlobStore;
import org.huizheng.kernel.Hashes;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file arrives in pieces, or does not. */
class UploadModuleTests {

    private static final byte[] PICTURE = Pictures.jpeg(1000, 600);

    private static Authoring authoring;
    private long site;
    private Sending sending;

    @BeforeAll
    static void open() {
        authoring = new Authoring();
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
    void aPictureSentInPiecesIsInTheLibraryWithItsSizesAndNowherePublic() {
        MediaItem item = sending.item(sending.kept("河堤.jpg", PICTURE));
        assertThat(item.kind()).isEqualTo("image");
        assertThat(item.width()).isEqualTo(1000);
        assertThat(item.height()).isEqualTo(600);
        assertThat(item.state()).isEqualTo(MediaState.READY);
        assertThat(authoring.blobs.contains(BlobStore.Area.PRIVATE, item.blob()))
                .isTrue();
        assertThat(authoring.blobs.contains(BlobStore.Area.PUBLIC, item.blob())).isFalse();
        assertThat(authoring
                        .the(MediaQueries.class)
                        .renditions(SiteScope.of(site), List.of(item))
                        .get(item.id()))
                .extracting(Rendition::width, Rendition::height)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(320, 192),
                        org.assertj.core.groups.Tuple.tuple(640, 384),
                        org.assertj.core.groups.Tuple.tuple(960, 576));
    }

    @Test
    void aPieceAtTheWrongPlaceIsRefusedAndToldWhereToGoOn() {
        Upload upload = sending.begun("河堤.jpg", PICTURE.length);
        sending.piece(upload, 0, new byte[100]);
        for (long offset : new long[] {0, 50, 101, 1_000_000}) {
            Problem problem = catchThrowableOfType(Problem.class, () -> sending.piece(upload, offset, new byte[10]));
            assertThat(problem.type()).isEqualTo("wrong-offset");
            assertThat(problem.members()).containsEntry("offset", 100L);
        }
        assertThat(sending.piece(upload, 100, new byte[10]).received()).isEqualTo(110);
    }

    @Test
    void ofTwoPiecesSentAtOnceOneIsTaken() throws Exception {
        Upload upload = sending.begun("河堤.jpg", PICTURE.length);
        Callable<Boolean> send = () -> {
            try {
                sending.piece(upload, 0, new byte[1000]);
                return true;
            } catch (Problem e) {
                assertThat(e.type()).isEqualTo("wrong-offset");
                return false;
            }
        };
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Boolean> taken = new ArrayList<>();
            for (Future<Boolean> sent : pool.invokeAll(List.of(send, send, send, send))) {
                taken.add(sent.get());
            }
            assertThat(taken).containsOnlyOnce(true);
        }
    }

    @Test
    void noPieceReachesBeyondTheEndOfTheFile() {
        Upload upload = sending.begun("河堤.jpg", 100);
        assertThatThrownBy(() -> sending.piece(upload, 0, new byte[101])).hasMessageContaining("超出");
        assertThatThrownBy(() -> sending.piece(upload, 0, new byte[0])).isInstanceOf(Problem.class);
    }

    @Test
    void whatHasNotWhollyArrivedIsNotTaken() {
        Upload upload = sending.begun("河堤.jpg", PICTURE.length);
        sending.piece(upload, 0, new byte[100]);
        assertThatThrownBy(() -> sending.finish(upload)).hasMessageContaining("还没有传完");
    }

    @Test
    void whatDoesNotHaveThePromisedHashIsNotTaken() {
        Upload upload = authoring
                .the(BeginUpload.class)
                .perform(SiteScope.of(site), Authoring.EDITOR, site, "河堤.jpg", PICTURE.length, "0".repeat(64))
                .upload();
        assertThat(upload).isNotNull();
        sending.piece(upload, 0, PICTURE);
        assertThatThrownBy(() -> sending.finish(upload)).hasMessageContaining("sha256");
    }

    @Test
    void finishingTwiceIsFinishingOnce() {
        Upload upload = sending.sent("河堤.jpg", PICTURE);
        assertThat(sending.finish(upload)).isEqualTo(upload);
    }

    @Test
    void theSameBytesAgainAreTheSameFileAndToldAsDuplicate() {
        Upload first = sending.sent("河堤.jpg", PICTURE);
        Upload second = sending.sent("再传一次.jpg", PICTURE);
        assertThat(first.duplicate()).isFalse();
        assertThat(second.duplicate()).isTrue();
        assertThat(second.mediaId()).isEqualTo(first.mediaId());
    }

    @Test
    void bytesTheSiteHasNeedNotBeSent() {
        long known = sending.kept("河堤.jpg", PICTURE);
        var begun = authoring
                .the(BeginUpload.class)
                .perform(
                        SiteScope.of(site),
                        Authoring.EDITOR,
                        site,
                        "又一次.jpg",
                        PICTURE.length,
                        Hashes.hex(Hashes.sha256(PICTURE)));
        assertThat(begun.upload()).isNull();
        assertThat(begun.known()).extracting(MediaItem::id).isEqualTo(known);
    }

    @Test
    void anotherSiteHasAFileOfItsOwnOverTheSameBytes() {
        MediaItem here = sending.item(sending.kept("河堤.jpg", PICTURE));
        Sending there = new Sending(authoring, authoring.openSite());
        MediaItem copy = there.item(there.kept("河堤.jpg", PICTURE));
        assertThat(copy.id()).isNotEqualTo(here.id());
        assertThat(copy.blob()).isEqualTo(here.blob());
        assertThatThrownBy(() -> there.item(here.id())).isInstanceOf(java.util.NoSuchElementException.class);
    }

    @Test
    void anotherPersonsUploadDoesNotExist() {
        Upload upload = sending.begun("河堤.jpg", 100);
        assertThatThrownBy(() -> authoring
                        .the(UploadQueries.class)
                        .byId(SiteScope.of(site), new Actor("staff", "李强"), upload.id()))
                .extracting(e -> ((Problem) e).status())
                .isEqualTo(404);
        assertThatThrownBy(() -> authoring
                        .the(UploadQueries.class)
                        .byId(SiteScope.of(site + 1000), Authoring.EDITOR, upload.id()))
                .extracting(e -> ((Problem) e).status())
                .isEqualTo(404);
    }

    @Test
    void anUploadNobodyGoesOnWithIsForgottenAfterADay() {
        Upload upload = sending.begun("河堤.jpg", 100);
        sending.piece(upload, 0, new byte[10]);
        var file = authoring.the(UploadFiles.class).of(upload.id());
        SweepUploads sweep = authoring.the(SweepUploads.class);
        sweep.perform();
        assertThat(Files.exists(file)).isTrue();
        authoring.now.updateAndGet(now -> now.plus(Duration.ofHours(25)));
        sweep.perform();
        assertThat(Files.exists(file)).isFalse();
        assertThatThrownBy(() -> sending.piece(upload, 10, new byte[10]))
                .extracting(e -> ((Problem) e).status())
                .isEqualTo(404);
    }

    @Test
    void noMoreThanTheSitesShareIsTakenNorPromised() {
        sending.begun("一.mp4", 8 << 20);
        sending.begun("二.mp4", 8 << 20);
        assertThatThrownBy(() -> sending.begun("三.mp4", 8 << 20)).hasMessageContaining("媒体库已满");
    }

    @Test
    void aFileThatIsTooBigOrEmptyOrOfNoUseIsRefusedBeforeItIsSent() {
        assertThatThrownBy(() -> sending.begun("大.mp4", 9 << 20)).hasMessageContaining("超过 8 MB");
        assertThatThrownBy(() -> sending.begun("空.mp4", 0)).hasMessageContaining("空的");
        assertThatThrownBy(() -> sending.begun("装.exe", 10)).hasMessageContaining("不受支持");
        assertThatThrownBy(() -> sending.begun("../../passwd.txt", 10)).hasMessageContaining("文件名");
        assertThatThrownBy(() -> sending.begun("C:\\a.txt", 10)).hasMessageContaining("文件名");
        assertThatThrownBy(() -> sending.begun("a\u202egpj.txt", 10)).hasMessageContaining("文件名");
        assertThatThrownBy(() -> sending.begun(".txt", 10)).hasMessageContaining("文件名");
    }
}
