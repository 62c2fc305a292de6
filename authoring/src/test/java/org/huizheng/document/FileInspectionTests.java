package org.huizheng.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileInspectionTests {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0};

    @Test
    void aFileIsWhatItsBytesSay() throws Exception {
        assertThat(inspect("图.png", PNG)).isEqualTo(MediaType.PNG);
        assertThat(inspect("图.jpg", PNG)).as("pictures are often misnamed").isEqualTo(MediaType.PNG);
        assertThat(inspect("表.docx", zip("[Content_Types].xml", "word/document.xml")))
                .isEqualTo(MediaType.DOCX);
        assertThat(inspect("文.ofd", zip("OFD.xml", "Doc_0/Document.xml"))).isEqualTo(MediaType.OFD);
        assertThat(inspect("包.zip", zip("a.txt"))).isEqualTo(MediaType.ZIP);
        assertThat(inspect("数据.csv", "序号,名称\n1,甲".getBytes(UTF_8))).isEqualTo(MediaType.CSV);
        assertThat(inspect("旧.txt", "临澜市".getBytes("GB18030"))).isEqualTo(MediaType.TXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.exe", "a.html", "a.txt", "a.svg", "a"})
    void aPageOrAProgramIsRefusedWhateverItsName(String name) {
        assertThatThrownBy(() -> inspect(name, "<html><script>1</script>".getBytes(UTF_8)))
                .isInstanceOf(FileInspection.Refused.class)
                .hasMessageContaining(name);
        assertThatThrownBy(() -> inspect(name, new byte[] {'M', 'Z', 0, 3, 0}))
                .isInstanceOf(FileInspection.Refused.class);
    }

    @Test
    void aNameThatLiesIsRefused() {
        assertThatThrownBy(() -> inspect("通知.pdf", PNG)).hasMessageContaining("扩展名与内容不符");
        assertThatThrownBy(() -> inspect("表.docx", zip("[Content_Types].xml", "word/vbaProject.bin")))
                .hasMessageContaining("宏");
        assertThatThrownBy(() -> inspect("空.pdf", new byte[0])).hasMessageContaining("空");
    }

    @Test
    void aHarmlessDrawingKeepsItsBytes() throws Exception {
        byte[] drawing =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><rect fill=\"url(#a)\" width=\"1\"/></svg>"
                        .getBytes(UTF_8);
        assertThat(inspect("图.svg", drawing)).isEqualTo(MediaType.SVG);
        assertThat(InertDrawing.of("图.svg", drawing)).isSameAs(drawing);
    }

    @Test
    void aDrawingIsMadeInert() throws Exception {
        String inert = new String(InertDrawing.of("图.svg", """
                <?xml version="1.0"?><?xml-stylesheet href="https://x/"?><!-- c -->
                <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script>
                <foreignObject><p>x</p></foreignObject><image href="https://x/a.png"/><style>@import 'x'</style>
                <use href="https://x/#a"/><use href="#b"/><rect style="fill:url(https://x)" width="1"/></svg>
                """.getBytes(UTF_8)), UTF_8);
        assertThat(inert)
                .doesNotContain("alert", "onload", "foreign", "https://x", "import", "stylesheet")
                .contains("<use href=\"#b\"", "width=\"1\"");
        assertThat(InertDrawing.of("图.svg", inert.getBytes(UTF_8))).isEqualTo(inert.getBytes(UTF_8));
    }

    @Test
    void entitiesInADrawingAreRefused() {
        assertThatThrownBy(() ->
                        InertDrawing.of("图.svg", "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>".getBytes(UTF_8)))
                .hasMessageContaining("不是可用的");
    }

    private static MediaType inspect(String name, byte[] bytes) throws Exception {
        return FileInspection.inspect(name, NewAttachment.of(name, bytes).content());
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        }
        return bytes.toByteArray();
    }
}
