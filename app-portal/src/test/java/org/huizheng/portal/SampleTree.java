package org.huizheng.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Two small sites, written the way the page store lays them out. */
final class SampleTree {

    final Path pages;
    private int counter;

    SampleTree(Path pages) {
        this.pages = pages;
        hosts("""
                {"hosts":{"www.linlan.localhost":"linlan","sf.linlan.localhost":"sf"},"portal":"linlan"}
                """);
        pointer("linlan", 1);
        pointer("sf", 1);
        put("/index.html", page("临澜市人民政府") + "<!--#include virtual=\"/_f/nav.html\"-->");
        put("/_f/nav.html", "<nav>导航一</nav>");
        put("/_f/state.css", "html{}");
        put("/_error/404.html", page("找不到页面") + "<!--#include virtual=\"/_f/nav.html\"-->");
        put("/_error/421.html", page("没有这个网站"));
        put("/_error/429.html", page("太频繁了"));
        put("/_error/503.html", page("搜索暂停"));
        put("/zwgk/index.html", page("政务公开"));
        put("/zwgk/202611/7.html", page("通知"));
        put("/_gone/zwgk/202611/8.html", page("已撤下"));
        put("/_gone/files/7/6-aabbccdd.pdf", page("附件已撤下") + "<!--#include virtual=\"/_f/nav.html\"-->");
        put("/_moved/old.html", "301 /zwgk/202611/7.html\n");
        put("/_moved/soon.html", "302 https://example.invalid/x");
        put("/_moved/evil.html", "301 //evil.example/");
        put("/_moved/column/index.html", "301 /zwgk/");
        put("/_a/0a1b2c3d/portal.css", "body{margin:0}".repeat(60));
        put("/files/7/1-aabbccdd.pdf", "%PDF-1.4 0123456789");
        put("/files/7/2-aabbccdd.html", "<script>alert(1)</script><!--#include virtual=\"/_f/nav.html\"-->");
        put("/files/7/3-aabbccdd.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>");
        put("/files/7/4-aabbccdd.docx", "docx");
        put("/files/7/5-aabbccdd.png", "png");
        put("/robots.txt", "User-agent: *");
        put("/.hidden", "secret");
        put("/目录/页.html", page("中文地址"));
        tree("sf").put("/index.html", page("临澜市司法局"));
    }

    interface Tree {
        void put(String path, String text);
    }

    Tree tree(String site) {
        return (path, text) -> write(root(site, 1).resolve(path.substring(1)), text.getBytes(StandardCharsets.UTF_8));
    }

    Path root(String site, int release) {
        return pages.resolve(site).resolve(String.valueOf(release));
    }

    void put(String path, String text) {
        tree("linlan").put(path, text);
    }

    void putBytes(String path, byte[] bytes) {
        write(root("linlan", 1).resolve(path.substring(1)), bytes);
    }

    void hosts(String json) {
        write(pages.resolve("hosts.json"), json.getBytes(StandardCharsets.UTF_8));
    }

    void pointer(String site, int release) {
        write(pages.resolve(site).resolve("current"), (release + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static String page(String title) {
        return "<!DOCTYPE html><html lang=\"zh-CN\"><title>" + title + "</title><body><p>" + "临澜市".repeat(200) + "</p>";
    }

    private void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Path beside = file.resolveSibling("." + file.getFileName() + "." + counter++);
            Files.write(beside, bytes);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
