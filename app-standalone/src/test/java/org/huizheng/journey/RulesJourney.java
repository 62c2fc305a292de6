package org.huizheng.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the 政府网站发展指引 and its annex 网页设计规范 ask of every page, probed on one of each type. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesJourney {

    private static final List<String> SITE = List.of("SiteName", "SiteDomain", "SiteIDCode");
    private static final List<String> COLUMN =
            List.of("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType");
    private static final List<String> ARTICLE = List.of("ArticleTitle", "PubDate", "ContentSource", "Url");
    private static final Set<String> OPTIONAL = Set.of("Keywords", "Author", "Description", "Image");
    /** A law of which only the day is known shows no time of day. */
    private static final String UNKNOWN_TIME = " 00:00";

    private static final Pattern MINUTE = Pattern.compile("\\d{4}-\\d{2}-\\d{2} ([01]\\d|2[0-3]):[0-5]\\d");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}( ([01]\\d|2[0-3]):[0-5]\\d)?");

    private final RunningCity city;
    private final Map<String, Set<String>> footers = new HashMap<>();

    RulesJourney() throws Exception {
        this.city = RunningCity.get();
    }

    List<Address> everyType() throws Exception {
        return Address.ofEveryType(city);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyType")
    void thePageCarriesItsMetas(Address address) throws Exception {
        Document page = page(address);
        List<String> names = new ArrayList<>();
        for (Element meta : page.select("head meta[name]")) {
            if (!Set.of("viewport", "robots").contains(meta.attr("name"))) {
                assertThat(meta.attr("content")).as(meta.attr("name")).isNotBlank();
                names.add(meta.attr("name"));
            }
        }
        assertThat(names).doesNotHaveDuplicates();
        names.removeAll(OPTIONAL);
        assertThat(names).containsExactlyInAnyOrderElementsOf(expected(address));
        assertThat(page.select("meta[name=SiteIDCode]").attr("content")).matches("\\d{10}|bm\\d{8}");
        assertThat(page.title()).endsWith(page.select("meta[name=SiteName]").attr("content"));
    }

    private static List<String> expected(Address address) {
        List<String> expected = new ArrayList<>(SITE);
        if (address.ofChannel() || address.ofDocument()) {
            expected.addAll(COLUMN);
        }
        if (address.ofDocument()) {
            expected.addAll(ARTICLE);
        }
        return expected;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyType")
    void theFooterHasItsSevenItems(Address address) throws Exception {
        Document page = page(address);
        assertThat(page.select("body > footer")).hasSize(1);
        Element foot = page.select("body > footer").first();
        String identity = page.select("meta[name=SiteIDCode]").attr("content");
        assertThat(foot.select("a[href]:contains(党政机关网站标识)")).hasSize(1);
        assertThat(foot.select("a[href]:contains(为政府):contains(找错)")).hasSize(1);
        assertThat(foot.text()).contains("网站标识码：" + identity);
        assertThat(foot.text()).containsPattern("主办：\\S+").containsPattern("电话：[0-9 -]{7,}");
        assertThat(foot.select("a[href*=beian.miit.gov.cn]").text()).containsPattern("ICP备\\d+号");
        assertThat(foot.select("a[href]:contains(公网安备)")).hasSize(1);
        assertThat(foot.select("a[href=/map.html]").text()).isEqualTo("网站地图");
        footers.computeIfAbsent(address.site(), s -> new HashSet<>()).add(foot.outerHtml());
        assertThat(footers.get(address.site())).as("the same on every page").hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyType")
    void timesAreWrittenAsTheRulesWantThem(Address address) throws Exception {
        Document page = page(address);
        page.select("main time").forEach(time -> assertThat(time.text()).matches(MOMENT));
        if (address.template().equals("list")) {
            assertThat(page.select("main .list time")).isNotEmpty();
            page.select("main .list time")
                    .forEach(time -> assertThat(time.text()).matches(MINUTE));
        }
        if (address.ofDocument()) {
            String published = page.select("meta[name=PubDate]").attr("content");
            assertThat(published).matches(MINUTE);
            assertThat(page.select("main").text()).contains(published.replace(UNKNOWN_TIME, ""));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyType")
    void thePageBeginsWithTheSiteAndItsSearch(Address address) throws Exception {
        Document page = page(address);
        assertThat(page.select("header").text())
                .contains(page.select("meta[name=SiteName]").attr("content"));
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("a[href=/], a[href=/elder.html]")).isNotEmpty();
        if (!address.template().equals("elder")) {
            assertThat(page.select("header form[action=/search] input[name=q]")).hasSize(1);
        }
    }

    @Test
    void anArticleNamesItsSourceAndEveryListIsNewestFirst() throws Exception {
        for (Address address : everyType()) {
            Document page = page(address);
            if (address.template().equals("document")) {
                assertThat(page.select("main").text())
                        .contains(page.select("meta[name=ContentSource]").attr("content"));
            }
            if (address.template().equals("list")) {
                assertThat(page.select("main .list time").eachText()).isSortedAccordingTo((a, b) -> b.compareTo(a));
            }
        }
    }

    private Document page(Address address) throws Exception {
        Server.Reply reply = city.portal(address.site()).get(address.path());
        assertThat(reply.status()).isEqualTo(address.status());
        return Jsoup.parse(reply.body());
    }
}
