package org.huizheng.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huizheng.document.Authoring;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the library does not take, whatever it is called. */
class RefusedFilesModuleTests {

    private static final byte[] JPEG = Pictures.jpeg(40, 30);
    private static final byte[] PNG = Pictures.png(40, 30);

    private static Authoring authoring;
    private static Sending sending;

    @BeforeAll
    static void open() {
        authoring = new Authoring();
        sending = new Sending(authoring, authoring.openSite());
    }

    @AfterAll
    static void close() {
        authoring.close();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("a page called a picture", "照片.jpg", latin("<html><script>alert(1)</script>"), "type"),
                Arguments.of(
                        "a program called a picture", "照片.jpg", latin("MZ\u0090\0" + "x".repeat(100)), "executable"),
                Arguments.of(
                        "a program called a table", "表.csv", latin("\u007fELF\2\1\1" + "x".repeat(100)), "executable"),
                Arguments.of("a shell script called a text", "说明.txt", latin("#!/bin/sh\nrm -rf /\n"), "executable"),
                Arguments.of("a text with zero bytes", "说明.txt", latin("ab\0\1\2cd"), "type"),
                Arguments.of("a text called a picture", "照片.png", latin("hello"), "type"),
                Arguments.of("a document called a picture", "照片.png", latin("%PDF-1.7\n"), "type"),
                Arguments.of("a picture called a document", "公文.pdf", PNG, "type"),
                Arguments.of("a page before the document", "公文.pdf", latin("<script>1</script>\n%PDF-1.7\n"), "type"),
                Arguments.of(
                        "an archive behind a document",
                        "公文.pdf",
                        Pictures.joined(latin("%PDF-1.7\n%%EOF\n"), zip(Map.of("a.txt", latin("a")))),
                        "type"),
                Arguments.of("a picture without its end", "照片.png", Arrays.copyOf(PNG, PNG.length / 2), "damaged"),
                Arguments.of("a photograph without its end", "照片.jpg", Arrays.copyOf(JPEG, JPEG.length / 2), "damaged"),
                Arguments.of("a picture with a wrong sum", "照片.png", turned(PNG, PNG.length - 20), "damaged"),
                Arguments.of("a head alone", "照片.gif", latin("GIF89a"), "damaged"),
                Arguments.of("a huge picture", "照片.png", Pictures.hugePng(50_000, 50_000), "pixels"),
                Arguments.of("a picture of negative size", "照片.png", Pictures.hugePng(-1, 5), "damaged"),
                Arguments.of("a picture that holds less than it says", "照片.png", Pictures.hugePng(900, 900), "damaged"),
                Arguments.of("an animation without measure", "动图.gif", Pictures.gif(1000, 1000, 2000), "pixels"),
                Arguments.of("a web picture cut short", "图.webp", latin("RIFF\u0040\0\0\0WEBPVP8X\n\0\0\0"), "damaged"),
                Arguments.of("an archive that grows", "包.zip", bomb(), "archive-bomb"),
                Arguments.of("archives in archives", "包.zip", nested(5), "archive-bomb"),
                Arguments.of(
                        "a program in an archive", "包.zip", zip(Map.of("a.txt", latin("MZ\u0090\0"))), "executable"),
                Arguments.of(
                        "a program two archives deep",
                        "包.zip",
                        inside(zip(Map.of("a", latin("MZ\u0090\0")))),
                        "executable"),
                Arguments.of("a way out of the archive", "包.zip", zip(Map.of("../../etc/cron", latin("a"))), "type"),
                Arguments.of("an archive cut short", "包.zip", Arrays.copyOf(inside(JPEG), 200), "damaged"),
                Arguments.of(
                        "a document with macros",
                        "表.xlsx",
                        zip(Map.of("[Content_Types].xml", latin("<x/>"), "xl/vbaProject.bin", latin("x"))),
                        "macro"),
                Arguments.of("an archive called a document", "文.docx", zip(Map.of("a.txt", latin("a"))), "type"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String what, String name, byte[] bytes, String code) {
        Problem problem = catchThrowableOfType(Problem.class, () -> sending.sent(name, bytes));
        assertThat(problem).as(what).isNotNull();
        assertThat(((List<?>) problem.members().get("blockers")))
                .extracting(b -> ((Blocker) b).code())
                .containsExactly(code);
    }

    @Test
    void aRefusalIsRememberedAndNothingIsLeftOfTheFile() {
        Upload upload = sending.begun("照片.jpg", 5);
        sending.piece(upload, 0, latin("hello"));
        Problem first = catchThrowableOfType(Problem.class, () -> sending.finish(upload));
        Problem again = catchThrowableOfType(Problem.class, () -> sending.finish(upload));
        assertThat(again).hasMessage(first.getMessage());
        assertThat(java.nio.file.Files.exists(authoring.the(UploadFiles.class).of(upload.id())))
                .isFalse();
    }

    @Test
    void anOrdinaryArchiveIsTaken() {
        MediaItem item = sending.item(sending.kept("包.zip", inside(zip(Map.of("读我.txt", latin("hello"))))));
        assertThat(item.kind()).isEqualTo("archive");
    }

    @Test
    void whatABrowserCouldRunIsKeptAsMarkupAndNeverAsAPicture() {
        byte[] drawing = latin("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
        MediaItem item = sending.item(sending.kept("图.svg", drawing));
        assertThat(item.kind()).isEqualTo("markup");
        assertThat(sending.item(sending.kept("页.html", latin("<!DOCTYPE html><html><body>a</body></html>")))
                        .kind())
                .isEqualTo("markup");
    }

    @Test
    void aPictureCalledAnotherPictureGetsItsOwnExtension() {
        MediaItem item = sending.item(sending.kept("照片.png", Pictures.jpeg(50, 40)));
        assertThat(item.name()).isEqualTo("照片.jpg");
        assertThat(item.mediaType()).isEqualTo("image/jpeg");
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] turned(byte[] bytes, int at) {
        byte[] other = bytes.clone();
        other[at] ^= 0x55;
        return other;
    }

    private static byte[] bomb() {
        return zip(Map.of("零.txt", new byte[64 << 20]));
    }

    private static byte[] inside(byte[] file) {
        return zip(Map.of("inner.zip", file));
    }

    private static byte[] nested(int depth) {
        byte[] bytes = zip(Map.of("a.txt", latin("a")));
        for (int i = 0; i < depth; i++) {
            bytes = inside(bytes);
        }
        return bytes;
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
