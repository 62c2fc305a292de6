package org.huizheng.console;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.huizheng.kernel.BlobStore;
import org.huizheng.render.DrawInTheme;
import org.huizheng.theme.PreviewTheme;
import org.huizheng.theme.ThemePages;

/** Previews of themes, kept as those of documents are; what a theme brings along lies beside them, since the site may not have it. */
final class ThemePreviewFiles implements ThemePages {

    private final DrawInTheme draw;
    private final PreviewFiles files;
    private final BlobStore blobs;

    ThemePreviewFiles(DrawInTheme draw, PreviewFiles files, BlobStore blobs) {
        this.draw = draw;
        this.files = files;
        this.blobs = blobs;
    }

    @Override
    public byte[] draw(long siteId, long versionId, Map<String, String> changed, PreviewTheme.Sought page) {
        var drawn = draw.perform(siteId, versionId, changed, new DrawInTheme.Sought(page.page(), page.channelId()));
        String at = files.keepAssets(drawn.siteCode(), drawn.assets(), blobs);
        return new String(drawn.bytes(), StandardCharsets.UTF_8)
                .replace(drawn.assetsAt(), at)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String keep(String siteCode, String host, String subject, byte[] page, Instant until) {
        return files.keep(siteCode, host, subject, page, until);
    }
}
