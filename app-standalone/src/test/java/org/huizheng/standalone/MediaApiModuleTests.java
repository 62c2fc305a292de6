package org.huizheng.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The library as a browser meets it on the console's port. */
class MediaApiModuleTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final TestProduct here = TestProduct.shared();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aPictureIsSentInPiecesLookedAtDescribedAndRemoved() throws Exception {
        byte[] picture = picture(700, 400);
        JsonNode upload = json("POST", "/api/media/uploads", """
                {"site": "jia", "name": "河堤.png", "size": %d}""".formatted(picture.length));
        String address = "/api/media/uploads/" + upload.path("id").asLong();
        int half = picture.length / 2;
        assertThat(piece(address, 0, Arrays.copyOf(picture, half), picture.length)
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<byte[]> wrong = piece(address, 0, Arrays.copyOf(picture, half), picture.length);
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(wrong.body()).path("offset").asInt()).isEqualTo(half);
        assertThat(json("GET", address, "").path("offset").asInt()).isEqualTo(half);
        piece(address, half, Arrays.copyOfRange(picture, half, picture.length), picture.length);
        JsonNode finished = json("POST", address + "/finish", "");
        long id = finished.path("mediaId").asLong();
        assertThat(id).as(finished.toString()).isPositive();

        JsonNode view = json("GET", "/api/media/" + id, "");
        assertThat(view.at("/item/width").asInt()).as(view.toString()).isEqualTo(700);
        assertThat(view.at("/item/shown").asBoolean()).isFalse();
        assertThat(view.path("allowedActions").toString()).contains("change", "remove");
        HttpResponse<byte[]> small = bytes(view.at("/renditions/0/address").asString());
        assertThat(small.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(small.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(small.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(bytes("/api/media/" + id + "/content?rendition=7").statusCode())
                .isEqualTo(404);

        JsonNode changed = json("PUT", "/api/media/" + id, """
                {"alt": "河堤加固现场", "mapNumber": "GS(2026)1234号", "version": %d}""".formatted(
                        view.at("/item/version").asLong()));
        assertThat(changed.at("/item/alt").asString()).as(changed.toString()).isEqualTo("河堤加固现场");
        assertThat(here.api("PUT", "/api/media/" + id, "{\"alt\": \"旧\", \"version\": 0}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(json("GET", "/api/media?site=jia&kind=image&q=加固", "").toString())
                .contains("河堤.png");
        assertThat(json("GET", "/api/media?site=yi", "").toString()).doesNotContain("河堤.png");
        assertThat(here.api("DELETE", "/api/media/" + id, "").statusCode()).isEqualTo(204);
        assertThat(here.api("GET", "/api/media/" + id, "").statusCode()).isEqualTo(404);
    }

    @Test
    void aPageInTheLibraryIsOnlyEverADownloadInASandbox() throws Exception {
        byte[] page =
                "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>".getBytes(StandardCharsets.UTF_8);
        JsonNode upload = json("POST", "/api/media/uploads", """
                {"site": "jia", "name": "页面.html", "size": %d}""".formatted(page.length));
        String address = "/api/media/uploads/" + upload.path("id").asLong();
        piece(address, 0, page, page.length);
        long id = json("POST", address + "/finish", "").path("mediaId").asLong();
        HttpResponse<byte[]> answer = bytes("/api/media/" + id + "/content");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(answer.body()).isEqualTo(page);
    }

    @Test
    void whatIsNoRangeIsRefusedInWords() throws Exception {
        JsonNode upload = json("POST", "/api/media/uploads", """
                {"site": "jia", "name": "a.txt", "size": 100}""");
        String address = "/api/media/uploads/" + upload.path("id").asLong();
        assertThat(send(address, "items 0-1", new byte[2]).statusCode()).isEqualTo(400);
        assertThat(send(address, "bytes 5-1/100", new byte[2]).statusCode()).isEqualTo(400);
        assertThat(send(address, "bytes 0-9/100", new byte[2]).statusCode()).isEqualTo(400);
        assertThat(send(address, "bytes 0-99999999/100", new byte[2]).statusCode())
                .isEqualTo(413);
        assertThat(here.api("PUT", address, "x").statusCode()).isEqualTo(400);
    }

    private JsonNode json(String method, String path, String body) {
        return here.json(method, path, body);
    }

    private HttpResponse<byte[]> piece(String address, int offset, byte[] bytes, int size) throws Exception {
        return send(address, "bytes " + offset + "-" + (offset + bytes.length - 1) + "/" + size, bytes);
    }

    private HttpResponse<byte[]> send(String address, String range, byte[] bytes) throws Exception {
        return client.send(
                request(address)
                        .header("Content-Range", range)
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofByteArray(bytes))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> bytes(String address) throws Exception {
        return client.send(request(address).GET().build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String address) throws IOException {
        return HttpRequest.newBuilder(URI.create(here.product.consoleUrl() + address))
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(here.data.resolve("secrets/command.token"))
                                        .strip());
    }

    private static byte[] picture(int width, int height) throws IOException {
        var image = new java.awt.image.BufferedImage(width, height, java.awt.image.BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, i * 2654435);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        javax.imageio.ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
