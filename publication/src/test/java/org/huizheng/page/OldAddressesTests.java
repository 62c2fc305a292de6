package org.huizheng.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huizheng.release.Mapping;
import org.huizheng.release.Mapping.Kind;
import org.huizheng.release.Mapping.Match;
import org.huizheng.release.OldAddress;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OldAddressesTests {

    private static final Predicate<OldAddress> NOTHING_STANDS = address -> false;

    private static Mapping mapping(Match match, String source, String target) {
        return new Mapping(0, match, source, target.isEmpty() ? Kind.GONE : Kind.REDIRECT, 301, target, 0, "");
    }

    /** As the portal has them: the exact ones from the text of their files. */
    private static OldAddresses addresses(List<Mapping> mappings) {
        List<String> rules = mappings.stream()
                .filter(m -> m.match() != Match.EXACT)
                .map(Mapping::line)
                .toList();
        return new OldAddresses(
                address -> {
                    String shard = mappings.stream()
                            .filter(m -> m.match() == Match.EXACT)
                            .filter(m -> OldAddress.of(m.source()).orElseThrow().shard() == address.shard())
                            .map(Mapping::line)
                            .collect(Collectors.joining());
                    return source -> OldAddresses.in(shard, source);
                },
                new MappingRules(rules));
    }

    private static String led(List<Mapping> mappings, String address) {
        return addresses(mappings)
                .follow(OldAddress.of(address).orElseThrow(), NOTHING_STANDS)
                .end()
                .map(to -> to.leads() ? to.target() : String.valueOf(to.status()))
                .orElse("404");
    }

    private static String said(List<Mapping> mappings, String address) {
        return addresses(mappings)
                .at(OldAddress.of(address).orElseThrow())
                .map(MappedTo::target)
                .orElse("404");
    }

    @Test
    void exactComesBeforeTheLongestPrefixBeforePatternsInTheirOrder() {
        List<Mapping> mappings = List.of(
                mapping(Match.EXACT, "/a/b/c.html?id=1", "/1"),
                mapping(Match.EXACT, "/a/b/c.html", "/2"),
                mapping(Match.PREFIX, "/a/", "/3/$1"),
                mapping(Match.PREFIX, "/a/b/", "/4/$1"),
                mapping(Match.PATTERN, "/(\\w+)/(\\d+)\\.html", "/5/$2/$1"),
                mapping(Match.PATTERN, "/.*", "/6"));
        assertThat(said(mappings, "/a/b/c.html?id=1")).isEqualTo("/1");
        assertThat(said(mappings, "/a/b/c.html?id=2")).isEqualTo("/2");
        assertThat(said(mappings, "/a/b/d.html?x=%e4%b8")).isEqualTo("/4/d.html?x=%E4%B8");
        assertThat(said(mappings, "/a/x")).isEqualTo("/3/x");
        assertThat(said(mappings, "/news/77.html?from=timeline")).isEqualTo("/6");
        assertThat(said(mappings.subList(0, 5), "/news/77.html?from=timeline")).isEqualTo("/5/77/news");
        assertThat(said(mappings.subList(0, 5), "/news/x.html")).isEqualTo("404");
    }

    @Test
    void aReaderIsSentOnceAndNeverInACircle() {
        List<Mapping> mappings = new ArrayList<>(List.of(
                mapping(Match.EXACT, "/a", "/b"),
                new Mapping(0, Match.EXACT, "/b", Kind.REDIRECT, 302, "/c/x", 0, ""),
                mapping(Match.PREFIX, "/c/", "/d/$1"),
                mapping(Match.EXACT, "/gone", ""),
                mapping(Match.EXACT, "/was", "/gone"),
                mapping(Match.PREFIX, "/deep/", "/deep/er/$1"),
                mapping(Match.EXACT, "/self", "/self?x=1")));
        OldAddresses addresses = addresses(mappings);
        assertThat(addresses
                        .follow(OldAddress.of("/a").orElseThrow(), NOTHING_STANDS)
                        .end())
                .contains(new MappedTo("exact", "/a", 302, "/d/x"));
        assertThat(addresses
                        .follow(OldAddress.of("/a").orElseThrow(), to -> to.path()
                                .equals("/b"))
                        .end())
                .as("a page stands there again")
                .contains(new MappedTo("exact", "/a", 301, "/b"));
        assertThat(led(mappings, "/was")).isEqualTo("410");
        assertThat(led(mappings, "/deep/x")).isEqualTo("404");
        assertThat(led(mappings, "/self")).isEqualTo("404");
        mappings.set(2, mapping(Match.PREFIX, "/c/", "/a"));
        assertThat(addresses(mappings)
                        .follow(OldAddress.of("/a").orElseThrow(), NOTHING_STANDS)
                        .loop())
                .containsExactly("/a", "/b", "/c/x", "/a");
    }

    @Test
    void theSlashBehindADirectoryMayBeMissing() {
        List<Mapping> mappings = List.of(
                mapping(Match.PREFIX, "/", "/archive/$1"),
                mapping(Match.PREFIX, "/a/", "/b/$1"),
                mapping(Match.PREFIX, "/a/c/", "/d/$1"),
                mapping(Match.EXACT, "/e", "/a"));
        assertThat(led(mappings.subList(1, 4), "/a")).isEqualTo("/b/");
        assertThat(said(mappings, "/a/c")).isEqualTo("/d/");
        assertThat(said(mappings, "/a/c?from=timeline")).isEqualTo("/d/?from=timeline");
        assertThat(said(mappings, "/a/cc")).isEqualTo("/b/cc");
        assertThat(said(mappings, "/ab")).isEqualTo("/archive/ab");
        assertThat(led(mappings.subList(1, 4), "/e")).isEqualTo("/b/");
    }

    @Test
    void itFindsWhatANaiveSearchFinds() {
        Random random = new Random(7);
        for (int round = 0; round < 4_000; round++) {
            List<Mapping> mappings = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                Match match = Match.values()[random.nextInt(3)];
                String end = match == Match.PREFIX && random.nextBoolean() ? "/" : "";
                String source = address(random) + (match == Match.PATTERN ? "[ab/]*(b?)" : end);
                if (mappings.stream()
                        .noneMatch(m -> m.match() == match && m.source().equals(source))) {
                    mappings.add(mapping(match, source, "/t" + i));
                }
            }
            String asked = address(random);
            assertThat(addresses(mappings)
                            .at(OldAddress.of(asked).orElseThrow())
                            .map(MappedTo::target))
                    .as("%s in %s", asked, mappings)
                    .isEqualTo(naive(mappings, asked));
        }
    }

    /** Of two letters and few steps, so that they meet. */
    private static String address(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.append('/').append(random.nextBoolean() ? "a" : "b").append(random.nextInt(4) == 0 ? "b" : "");
        }
        return text.append(random.nextInt(3) == 0 ? "?a" : "").toString();
    }

    private static Optional<String> naive(List<Mapping> mappings, String asked) {
        String path = asked.replaceFirst("\\?.*", "");
        List<String> both = path.equals(asked) ? List.of(asked) : List.of(asked, path);
        for (String address : both) {
            for (Mapping m : mappings) {
                if (m.match() == Match.EXACT && m.source().equals(address)) {
                    return Optional.of(m.target());
                }
            }
        }
        for (String address : both) {
            Mapping longest = null;
            for (Mapping m : mappings) {
                if (m.match() == Match.PREFIX
                        && (address.startsWith(m.source())
                                || m.source().equals(address.replaceFirst("\\?.*", "") + "/"))
                        && (longest == null
                                || m.source().length() > longest.source().length())) {
                    longest = m;
                }
            }
            if (longest != null) {
                return Optional.of(longest.target());
            }
            for (Mapping m : mappings) {
                Matcher matcher = Pattern.compile(m.source()).matcher(address);
                if (m.match() == Match.PATTERN && matcher.matches()) {
                    return Optional.of(m.target());
                }
            }
        }
        return Optional.empty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "old.html",
                "",
                "//host/x",
                "/a/../b",
                "/a/./b",
                "/a//b",
                "/a\\b",
                "/a%2fb",
                "/a%5cb",
                "/a%0d%0ab",
                "/a\r\nb",
                "/a%",
                "/%ff",
                "/a;jsessionid=1"
            })
    void whatThePortalRefusesIsNoOldAddress(String given) {
        assertThat(OldAddress.of(given)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.old.gov.cn/a/b.html?x=1#top, /a/b.html?x=1",
        "/新闻/1.html, /%E6%96%B0%E9%97%BB/1.html",
        "/%e6%96%b0%e9%97%bb/1.html, /%E6%96%B0%E9%97%BB/1.html",
        "/%61.html, /a.html",
        "/a b.asp?t=x y&u=%3c, /a%20b.asp?t=x%20y&u=%3C",
        "/a?x=%zz, /a?x=%25zz",
        "/a?, /a"
    })
    void oneAddressHasOneForm(String given, String form) {
        OldAddress address = OldAddress.of(given).orElseThrow();
        assertThat(address.text()).isEqualTo(form);
        assertThat(OldAddress.of(form)).contains(address);
    }

    @Test
    void whatAReaderSendsNeverChoosesTheHost() {
        List<Mapping> mappings = List.of(
                mapping(Match.PATTERN, "/go\\?to=(.*)", "/$1"),
                mapping(Match.PREFIX, "/p/", "/$1"),
                mapping(Match.PATTERN, "/out/(.*)", "https://$1/"));
        assertThat(led(mappings, "/go?to=/evil.example/")).isEqualTo("404");
        assertThat(led(mappings, "/go?to=x%0d%0aSet-Cookie:a")).isEqualTo("/x%0D%0ASet-Cookie:a");
        assertThat(led(mappings, "/out/evil.example")).isEqualTo("404");
        assertThat(led(mappings, "/p/x")).isEqualTo("/x");
    }

    @Test
    void aPatternThatWouldBacktrackForEverTakesNoTime() {
        List<Mapping> mappings =
                List.of(mapping(Match.PATTERN, "/(a+)+b", "/x"), mapping(Match.PATTERN, "/(a|aa|a*)*c", "/y"));
        String evil = "/" + "a".repeat(190) + "/" + "a".repeat(190);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> assertThat(led(mappings, evil)).isEqualTo("404"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/(", "/a{1000}", "/((a{40}){40}){40}", "/(?<=a)b", "/(a)\\1", "/汉字", "/a b", "/a\nb"})
    void aPatternThatCannotBeOneIsRefused(String pattern) {
        assertThat(MappingRules.refusal(pattern)).isPresent();
        assertThat(MappingRules.refusal("/" + "a".repeat(400))).isPresent();
        assertThat(MappingRules.refusal("/art/(\\d{4})/(\\d{1,2})/art_\\d+_(\\d+)\\.html"))
                .isEmpty();
    }

    @Test
    void aRowChangedByHandAnswersNothing() {
        MappingRules rules = new MappingRules(List.of("pattern\t/(\t301\t/x", "prefix", "prefix\t/a/\t301\t//evil/"));
        assertThat(rules.find("/a/b")).isEmpty();
        assertThat(OldAddresses.in("exact\t/a\t301\t//evil/\n", "/a")).isEmpty();
        assertThat(OldAddresses.in("exact\t/aa\t301\t/x\nexact\t/a\t410\t\n", "/a"))
                .contains(new MappedTo("exact", "/a", 410, ""));
    }
}
