package org.huizheng.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huizheng.kernel.Problem;
import org.huizheng.site.SettingField;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A theme as read from a folder, before anything is believed about it.
 *
 * @param templates source by path, {@code templates/…} and {@code fragments/…}
 * @param assets bytes by path below {@code assets/}
 * @param settings defaults a site may override; {@code form} says what they are for
 */
public record Theme(
        String name,
        String title,
        String version,
        Map<String, String> templates,
        Map<String, byte[]> assets,
        Map<String, Object> settings,
        List<SettingField> form) {

    /** @throws Problem {@code theme-refused} naming the file and the reason */
    public static Theme of(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (var paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                if (Files.isSymbolicLink(path)) {
                    throw ThemeRules.refused(String.valueOf(folder.relativize(path)), "不能是符号链接");
                }
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    String name = folder.relativize(path).toString().replace('\\', '/');
                    ThemeRules.check(name, Files.size(path), files.size());
                    files.put(name, Files.readAllBytes(path));
                }
            }
        } catch (IOException e) {
            throw ThemeRules.refused(String.valueOf(folder.getFileName()), "无法读取");
        }
        return of(files);
    }

    /** A theme that comes with the product. */
    public static Theme shipped(String name) {
        String root = "themes/" + name + "/";
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + root + "**/*.*")) {
                String url = resource.getURL().toString();
                String path = url.substring(url.lastIndexOf(root) + root.length());
                try (InputStream in = resource.getInputStream()) {
                    byte[] bytes = in.readAllBytes();
                    ThemeRules.check(path, bytes.length, files.size());
                    files.put(path, bytes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(files);
    }

    /** @param files bytes by path below the theme's folder */
    public static Theme of(Map<String, byte[]> files) {
        files.forEach((path, bytes) -> ThemeRules.check(path, bytes.length, 0));
        ThemeRules.checkTotal(
                files.values().stream().mapToLong(bytes -> bytes.length).sum(), files.size());
        byte[] description = files.get(ThemeDescription.FILE);
        if (description == null) {
            throw ThemeRules.refused(ThemeDescription.FILE, "缺少主题说明文件");
        }
        ThemeDescription theme = ThemeDescription.read(new String(description, StandardCharsets.UTF_8));
        Map<String, String> templates = new TreeMap<>();
        Map<String, byte[]> assets = new TreeMap<>();
        files.forEach((path, bytes) -> {
            if (path.startsWith("assets/")) {
                assets.put(path.substring("assets/".length()), bytes);
            } else if (List.of("templates", "fragments").contains(path.split("/", 2)[0])) {
                templates.put(path, ThemeRules.text(path, bytes));
            }
        });
        return new Theme(
                theme.name(), theme.title(), theme.version(), templates, assets, theme.settings(), theme.form());
    }
}
