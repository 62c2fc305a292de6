package org.huizheng.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.huizheng.kernel.BlobStore.Area;
import org.huizheng.kernel.MemoryBlobStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A picture shows what it shows and tells nothing else. */
class CleanPictureTests {

    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final MakeRenditions renditions =
            new MakeRenditions(blobs, new MediaSettings(Path.of("none"), 1, 1, List.of(16, 32, 64), 1, Duration.ZERO));

    @Test
    void aPhotographTellsNeitherPlaceNorPerson() throws Exception {
        byte[] told = Pictures.jpegThatTells(80, 60, 1);
        assertThat(text(told)).contains("GPS", "Exif", "xap", "Zhang Ming");
        CleanPicture clean = CleanPicture.of("照片.jpg", FileType.JPEG, told);
        assertThat(text(clean.bytes())).doesNotContain("GPS", "Exif", "xap", "Zhang Ming");
        assertThat(read(clean.bytes()).getWidth()).isEqualTo(80);
    }

    @Test
    void theRenditionsTellNothingEither() throws Exception {
        var made = renditions.perform(
                "照片.jpg", FileType.JPEG, CleanPicture.of("照片.jpg", FileType.JPEG, Pictures.jpegThatTells(80, 60, 6)));
        assertThat(made.renditions()).hasSize(2);
        assertThat(text(made.original())).doesNotContain("Exif", "GPS");
        for (Rendition r : made.renditions()) {
            byte[] bytes = blobs.open(Area.PRIVATE, r.blob()).readAllBytes();
            assertThat(text(bytes)).doesNotContain("Exif", "GPS", "Zhang Ming");
            assertThat(read(bytes).getWidth()).isEqualTo(r.width());
            assertThat(read(bytes).getHeight()).isEqualTo(r.height());
        }
    }

    /** The unturned picture is red at the left and blue at the right. */
    @ParameterizedTest
    @CsvSource({"1,left", "2,right", "3,right", "4,left", "5,top", "6,top", "7,bottom", "8,bottom"})
    void aPictureStandsAsTheCameraWasHeld(int orientation, String redAt) throws Exception {
        var made = renditions.perform(
                "照片.jpg",
                FileType.JPEG,
                CleanPicture.of("照片.jpg", FileType.JPEG, Pictures.jpegThatTells(160, 80, orientation)));
        boolean stands = orientation >= 5;
        assertThat(made.width()).isEqualTo(stands ? 80 : 160);
        BufferedImage shown = read(made.original());
        int w = shown.getWidth();
        int h = shown.getHeight();
        int red =
                switch (redAt) {
                    case "left" -> shown.getRGB(5, h / 2);
                    case "right" -> shown.getRGB(w - 6, h / 2);
                    case "top" -> shown.getRGB(w / 2, 5);
                    default -> shown.getRGB(w / 2, h - 6);
                };
        assertThat(red >> 16 & 0xff).isGreaterThan((red & 0xff) + 80);
    }

    @Test
    void whatFollowsThePictureIsLeftOut() throws Exception {
        byte[] script = "<script>alert(1)</script>PK\3\4".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(text(CleanPicture.of("a.jpg", FileType.JPEG, Pictures.joined(Pictures.jpeg(20, 20), script))
                        .bytes()))
                .doesNotContain("script");
        assertThat(text(CleanPicture.of("a.png", FileType.PNG, Pictures.joined(Pictures.png(20, 20), script))
                        .bytes()))
                .doesNotContain("script");
        assertThat(text(CleanPicture.of("a.gif", FileType.GIF, Pictures.joined(Pictures.gif(20, 20, 2), script))
                        .bytes()))
                .doesNotContain("script", "hello");
    }

    @Test
    void textInAPngIsLeftOut() throws Exception {
        byte[] plain = Pictures.png(20, 20);
        byte[] told = Pictures.joined(
                java.util.Arrays.copyOf(plain, 33),
                Pictures.chunk("tEXt", "Author\0Zhang Ming".getBytes(StandardCharsets.ISO_8859_1)),
                Pictures.chunk("eXIf", "MM\0*GPS".getBytes(StandardCharsets.ISO_8859_1)),
                java.util.Arrays.copyOfRange(plain, 33, plain.length));
        assertThat(CleanPicture.of("a.png", FileType.PNG, told).bytes()).isEqualTo(plain);
    }

    @Test
    void aWebPictureKeepsItsFramesAndLosesItsPlace() throws Exception {
        byte[] head = {'V', 'P', '8', 'X', 10, 0, 0, 0, 0x0c, 0, 0, 0, 99, 0, 0, 49, 0, 0};
        byte[] frame = {'V', 'P', '8', 'L', 2, 0, 0, 0, 0x2f, 0};
        byte[] exif = {'E', 'X', 'I', 'F', 3, 0, 0, 0, 'G', 'P', 'S', 0};
        int size = 4 + head.length + frame.length + exif.length;
        byte[] told = Pictures.joined(
                new byte[] {'R', 'I', 'F', 'F', (byte) size, 0, 0, 0, 'W', 'E', 'B', 'P'}, head, exif, frame);
        CleanPicture clean = CleanPicture.of("a.webp", FileType.WEBP, told);
        assertThat(clean.width()).isEqualTo(100);
        assertThat(clean.height()).isEqualTo(50);
        assertThat(text(clean.bytes())).doesNotContain("GPS", "EXIF");
        assertThat(clean.bytes()[20]).isZero();
        assertThat(clean.bytes()[4]).isEqualTo((byte) (clean.bytes().length - 8));
    }

    @Test
    void theSamePictureGivesTheSameBytes() throws Exception {
        CleanPicture picture = CleanPicture.of("a.jpg", FileType.JPEG, Pictures.jpeg(200, 100));
        assertThat(renditions.perform("a.jpg", FileType.JPEG, picture).renditions())
                .isEqualTo(renditions.perform("a.jpg", FileType.JPEG, picture).renditions());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static BufferedImage read(byte[] bytes) throws java.io.IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
