package org.huizheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Where the public meets an article of a channel: its list, the home page, the feed and the search.
 *
 * @param channel its path, such as {@code xwzx/yaowen}
 */
record Readers(Server portal, String channel) {

    private static final int SECONDS = 2;

    private String head() {
        return "/" + channel + "/";
    }

    private List<String> places(String title) {
        return List.of(
                head(), "/", head() + "rss.xml", "/search.json?q=" + URLEncoder.encode(title, StandardCharsets.UTF_8));
    }

    /** Each within the time promised from {@code start} on. */
    void see(String title, long start) throws Exception {
        for (String place : places(title)) {
            Patience.until("released on " + place, start, SECONDS, () -> portal.get(place), r -> shows(r, title));
        }
    }

    void seeNoMore(String title) throws Exception {
        for (String place : places(title)) {
            Patience.until("gone from " + place, 5, () -> portal.get(place), r -> !shows(r, title));
        }
    }

    private static boolean shows(Server.Reply reply, String title) {
        return reply.headers().getOrDefault("Content-Type", "").contains("json")
                ? reply.body().contains("\"title\":\"" + title)
                : reply.body().contains(title);
    }

    String addressOf(String title) throws IOException {
        return Jsoup.parse(portal.get(head()).body())
                .select("main a:containsOwn(" + title + ")")
                .attr("href");
    }

    /** What {@link Desk} wrote, with its picture, table and file. */
    void read(String address, String title, int number) throws IOException {
        Document article = Jsoup.parse(portal.get(address).body());
        assertThat(article.select("h1").text()).isEqualTo(title);
        assertThat(article.select("main table th").eachText()).containsExactly("标段", "进度");
        assertAnswers(article.select("main img[alt=河堤上的施工现场]").attr("src"));
        assertAnswers(article.select("main a:contains(进度表" + number + ")").attr("href"));
        assertThat(article.select("main").html()).doesNotContain("MsoNormal", "批注");
    }

    private void assertAnswers(String file) throws IOException {
        assertThat(file).startsWith("/files/");
        assertThat(portal.get(file).status()).as(file).isEqualTo(200);
    }
}
