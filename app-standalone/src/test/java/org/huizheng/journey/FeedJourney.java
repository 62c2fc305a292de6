package org.huizheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every feed and every sitemap of the demo city, read back by those for whom they are made. */
class FeedJourney {

    private final RunningCity city;

    FeedJourney() throws Exception {
        this.city = RunningCity.get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"linlan", "sfj", "rsj"})
    void everyFeedSaysTheSameInThreeForms(String site) throws Exception {
        Map<String, String> idByUrl = new HashMap<>();
        List<String> folders = folders(site);
        assertThat(folders).contains("/").hasSizeGreaterThan(10);
        for (String folder : folders) {
            JsonNode json = json(site, folder);
            SyndFeed rss = read(site, folder + "rss.xml", "rss_2.0", "application/rss+xml");
            SyndFeed atom = read(site, folder + "atom.xml", "atom_1.0", "application/atom+xml");
            List<String> titles = texts(json, "title");
            assertThat(titles).hasSizeLessThanOrEqualTo(20).doesNotContain("");
            assertThat(titles(rss)).as("rss of " + folder).isEqualTo(titles);
            assertThat(titles(atom)).as("atom of " + folder).isEqualTo(titles);
            assertThat(rss.getTitle())
                    .isEqualTo(atom.getTitle())
                    .isEqualTo(json.path("title").asString());
            for (JsonNode item : json.path("items")) {
                assertThat(idByUrl.merge(
                                item.path("url").asString(), item.path("id").asString(), (a, b) -> a))
                        .as("one document is one item in every feed")
                        .isEqualTo(item.path("id").asString());
            }
        }
        assertThat(idByUrl.values()).doesNotHaveDuplicates();
    }

    /** RSS 2.0, RFC 4287 and JSON Feed 1.1: what each says must be there. */
    @ParameterizedTest
    @ValueSource(strings = {"linlan", "sfj", "rsj"})
    void everyFeedHasWhatItsFormatRequires(String site) throws Exception {
        for (String folder : folders(site)) {
            Element channel = xml(site, folder + "rss.xml").selectFirst("rss[version=2.0] > channel");
            for (String name : List.of("title", "link", "description")) {
                assertThat(child(channel, name)).isNotBlank();
            }
            for (Element item : channel.select("> item")) {
                assertThat(child(item, "title")).isNotBlank();
                assertThat(child(item, "guid")).startsWith("urn:uuid:");
                assertThat(child(item, "pubDate")).endsWith(" +0800");
            }
            Element feed = xml(site, folder + "atom.xml").selectFirst("feed");
            OffsetDateTime updated = OffsetDateTime.parse(child(feed, "updated"));
            assertThat(URI.create(child(feed, "id")).isAbsolute()).isTrue();
            assertThat(child(feed, "title")).isNotBlank();
            assertThat(feed.select("> author > name").text()).isNotBlank();
            assertThat(feed.select("> link[rel=self]").attr("href")).endsWith(folder + "atom.xml");
            for (Element entry : feed.select("> entry")) {
                assertThat(URI.create(child(entry, "id")).isAbsolute()).isTrue();
                assertThat(child(entry, "title")).isNotBlank();
                assertThat(OffsetDateTime.parse(child(entry, "updated"))).isBeforeOrEqualTo(updated);
                assertThat(entry.select("> link[rel=alternate]").attr("href")).startsWith("https://");
            }
            JsonNode json = json(site, folder);
            assertThat(json.path("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
            assertThat(json.path("title").asString()).isNotBlank();
            assertThat(texts(json, "id")).doesNotContain("").doesNotHaveDuplicates();
            assertThat(texts(json, "content_text")).doesNotContain("");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/xwzx/", "/xwzx/yaowen/"})
    void aPageLeadsToItsFeedsAndWhoHasOneIsToldSo(String page) throws Exception {
        Server portal = city.portal("linlan");
        Document html = Jsoup.parse(portal.get(page).body());
        assertThat(html.select("link[rel=alternate][type]").eachAttr("href"))
                .containsExactly(page + "rss.xml", page + "atom.xml", page + "feed.json");
        for (String feed : html.select("link[rel=alternate][type]").eachAttr("href")) {
            Server.Reply first = portal.get(feed);
            assertThat(first.headers().get("Content-Type"))
                    .startsWith(html.select("link[href=" + feed + "]").attr("type"));
            String tag = first.headers().get("ETag");
            assertThat(portal.with("If-None-Match", tag).get(feed).status())
                    .as(feed)
                    .isEqualTo(304);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"linlan", "sfj", "rsj"})
    void theSitemapKeepsToItsProtocol(String site) throws Exception {
        Server portal = city.portal(site);
        String robots = portal.get("/robots.txt").body();
        String index = robots.substring(robots.indexOf("Sitemap: ") + 9).strip();
        Document sitemaps = xml(site, URI.create(index).getPath());
        int addresses = 0;
        for (Element part : sitemaps.select("sitemapindex > sitemap > loc")) {
            String path = URI.create(part.text()).getPath();
            assertThat(portal.get(path).body()).hasSizeLessThan(50_000_000);
            List<Element> urls = xml(site, path).select("urlset > url");
            assertThat(urls).hasSizeLessThanOrEqualTo(50_000);
            for (Element url : urls) {
                assertThat(URI.create(child(url, "loc")).getHost())
                        .isEqualTo(URI.create(index).getHost());
                url.select("> lastmod").forEach(at -> OffsetDateTime.parse(at.text()));
            }
            addresses += urls.size();
            if (!urls.isEmpty()) {
                assertThat(portal.get(URI.create(child(urls.getLast(), "loc")).getPath())
                                .status())
                        .isEqualTo(200);
            }
        }
        assertThat(addresses).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linlan", "sfj", "rsj"})
    void aBrowserLearnsHowToAskTheSearch(String site) throws Exception {
        String path = Jsoup.parse(city.portal(site).get("/").body())
                .select("link[rel=search]")
                .attr("href");
        Element description = xml(site, path).selectFirst("OpenSearchDescription");
        assertThat(child(description, "ShortName")).isNotBlank().hasSizeLessThanOrEqualTo(16);
        assertThat(child(description, "Description")).isNotBlank().hasSizeLessThanOrEqualTo(1_024);
        String template = description.select("Url[type=text/html]").attr("template");
        URI search = URI.create(template.replace("{searchTerms}", "%E5%BE%8B%E5%B8%88"));
        assertThat(city.portal(site)
                        .get(search.getPath() + "?" + search.getRawQuery())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aSearchIsReadBackFromEachForm() throws Exception {
        String query = "?q=%E9%80%9A%E7%9F%A5";
        SyndFeed rss = read("linlan", "/search/rss.xml" + query, "rss_2.0", "application/rss+xml");
        SyndFeed atom = read("linlan", "/search/atom.xml" + query, "atom_1.0", "application/atom+xml");
        assertThat(rss.getEntries()).isNotEmpty().hasSizeLessThanOrEqualTo(20);
        assertThat(atom.getEntries().stream().map(e -> e.getTitle()).toList())
                .isEqualTo(rss.getEntries().stream().map(e -> e.getTitle()).toList());
        String link = rss.getEntries().getFirst().getLink();
        assertThat(city.portal("linlan").get(URI.create(link).getRawPath()).status())
                .isEqualTo(200);
    }

    private List<String> folders(String site) throws IOException {
        Path tree = city.pages(site);
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(f -> f.endsWith("feed.json"))
                    .map(f -> "/" + tree.relativize(f).toString().replaceFirst("feed\\.json$", ""))
                    .sorted()
                    .toList();
        }
    }

    private SyndFeed read(String site, String path, String type, String mediaType) throws Exception {
        Server.Reply reply = city.portal(site).get(path);
        assertThat(reply.status()).as(path).isEqualTo(200);
        assertThat(reply.headers().get("Content-Type")).startsWith(mediaType);
        SyndFeed feed = new SyndFeedInput(true, java.util.Locale.US).build(new StringReader(reply.body()));
        assertThat(feed.getFeedType()).isEqualTo(type);
        assertThat(feed.getEntries())
                .allSatisfy(e -> assertThat(e.getPublishedDate()).isNotNull());
        return feed;
    }

    private JsonNode json(String site, String folder) throws IOException {
        return new JsonMapper()
                .readTree(city.portal(site).get(folder + "feed.json").body());
    }

    private Document xml(String site, String path) throws IOException {
        return Jsoup.parse(city.portal(site).get(path).body(), Parser.xmlParser());
    }

    private static String child(Element of, String name) {
        return of.select("> " + name).text();
    }

    private static List<String> texts(JsonNode json, String name) {
        return json.path("items")
                .valueStream()
                .map(i -> i.path(name).asString())
                .toList();
    }

    private static List<String> titles(SyndFeed feed) {
        return feed.getEntries().stream().map(SyndEntry::getTitle).toList();
    }
}
