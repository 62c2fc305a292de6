package org.huizheng.theme;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.huizheng.kernel.Problem;

/** Which entries a theme folder may hold. */
final class ThemeRules {

    private static final Pattern ENTRY = Pattern.compile(
            "theme\\.yaml|(README|LICENSE)(\\.md|\\.txt)?"
                    + "|(templates|fragments)/([a-z0-9][a-z0-9_-]{0,63}/){0,4}[a-z0-9][a-z0-9_-]{0,63}\\.peb"
                    + "|assets/([a-z0-9][a-z0-9_-]{0,63}/){0,4}[a-z0-9][a-z0-9_.-]{0,63}\\.(css|js|svg|png|jpg|jpeg|gif|webp|ico|woff2|woff)");
    private static final int MOST_FILES = 500;
    private static final long MOST_BYTES = 32L << 20;
    private static final long MOST_TEMPLATE_BYTES = 256 << 10;
    private static final long MOST_ASSET_BYTES = 8 << 20;

    private ThemeRules() {}

    static void check(String path, long size, int filesBefore) {
        if (!ENTRY.matcher(path).matches() || path.contains("..")) {
            throw refused(path, "主题中不能有这样的文件：只能有 theme.yaml、templates/ 和 fragments/ 下的 .peb、assets/ 下的样式、脚本、图片和字体");
        }
        if (size > (path.startsWith("assets/") ? MOST_ASSET_BYTES : MOST_TEMPLATE_BYTES)) {
            throw refused(path, "文件过大");
        }
        checkTotal(size, filesBefore + 1);
    }

    static void checkTotal(long bytes, int files) {
        if (files > MOST_FILES || bytes > MOST_BYTES) {
            throw refused("theme", "主题最多 " + MOST_FILES + " 个文件、合计 32 MB");
        }
    }

    static String text(String path, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(path, "不是 UTF-8 文本");
        }
    }

    static Problem refused(String path, String reason) {
        return new Problem("theme-refused", 400, "主题文件“" + path + "”：" + reason, Map.of("file", path));
    }
}
