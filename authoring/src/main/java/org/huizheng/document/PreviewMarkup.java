package org.huizheng.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.huizheng.kernel.BlobStore;
import org.huizheng.release.EditionContent;
import org.huizheng.release.EditionContent.Attachment;

/** Marks a page as a preview, and puts its pictures into it: their addresses are not public yet. */
final class PreviewMarkup {

    private static final long MOST_PICTURE = 3 << 20;
    private static final long MOST_TOGETHER = 16 << 20;
    private static final String MARK = """
            <div style="position:fixed;inset:0;z-index:99999;pointer-events:none;display:flex;align-items:center;\
            justify-content:center;font-size:18vw;color:rgba(160,0,0,.10);transform:rotate(-24deg)" aria-hidden="true">预览</div>
            <div style="position:fixed;left:0;right:0;bottom:0;z-index:99999;background:#7a1f1f;color:#fff;text-align:center;\
            padding:6px;font-size:14px">预览：尚未发布，仅供核对，链接 30 分钟内有效</div>""";

    private final BlobStore blobs;

    PreviewMarkup(BlobStore blobs) {
        this.blobs = blobs;
    }

    byte[] of(byte[] page, EditionContent content) {
        String html = new String(page, StandardCharsets.UTF_8)
                .replaceAll("(?i)\\s(srcset|sizes)=\"[^\"]*\"", "")
                .replaceFirst("(?i)<head>", "<head><meta name=\"robots\" content=\"noindex,nofollow\">")
                .replaceFirst("(?i)</body>", java.util.regex.Matcher.quoteReplacement(MARK + "</body>"));
        long together = 0;
        for (Attachment file : content.attachments()) {
            boolean small = file.size() <= MOST_PICTURE && together + file.size() <= MOST_TOGETHER;
            if (file.mediaType().startsWith("image/") && small && html.contains(file.path())) {
                together += file.size();
                html = html.replace("src=\"" + file.path() + "\"", "src=\"" + data(file) + "\"");
            }
        }
        return html.getBytes(StandardCharsets.UTF_8);
    }

    private String data(Attachment file) {
        try (InputStream in = blobs.open(BlobStore.Area.PRIVATE, file.blob())) {
            return "data:" + file.mediaType() + ";base64," + Base64.getEncoder().encodeToString(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
