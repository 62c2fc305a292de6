package org.huizheng.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoCityModuleTests {

    private static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");

    @Test
    void theCityIsThereWhole() {
        try (DemoHouse house = new DemoHouse(NOW)) {
            DemoCity city = house.the(DemoCity.class);
            assertThat(city.loaded()).isFalse();

            city.load((what, done, total) -> {});

            assertThat(city.loaded()).isTrue();
            assertThat(house.texts("select code from release.site where state = 'online' order by code"))
                    .containsExactly("linlan", "rsj", "sfj");
            assertThat(
                            house.count(
                                    "release.document where type = 'policy' and owner_site_id = (select site_id from release.site where code = 'sfj')"))
                    .isGreaterThanOrEqualTo(500);
            assertThat(
                            house.count(
                                    "release.document where type = 'service' and owner_site_id = (select site_id from release.site where code = 'linlan')"))
                    .isEqualTo(1135);
            assertThat(emptyChannels(house)).isEmpty();
            assertThat(house.count("release.relation where kind = 'interprets'"))
                    .isGreaterThanOrEqualTo(30);
            assertThat(house.count("organization.organization")).isGreaterThanOrEqualTo(40);
            assertThat(house.count("release.site where identity_code not like '99%'"))
                    .isZero();
        }
    }

    @Test
    void theSameCityComesOutTwice() {
        List<String> first;
        try (DemoHouse house = new DemoHouse(NOW)) {
            house.the(DemoCity.class).load((what, done, total) -> {});
            first = everything(house);
        }
        try (DemoHouse house = new DemoHouse(NOW)) {
            house.the(DemoCity.class).load((what, done, total) -> {});
            assertThat(everything(house)).isEqualTo(first);
        }
    }

    @Test
    void anInterruptedLoadIsRunAgain() {
        try (DemoHouse house = new DemoHouse(NOW)) {
            DemoCity city = house.the(DemoCity.class);
            assertThatThrownBy(() -> city.load((what, done, total) -> {
                        if (what.contains("司法局")) {
                            throw new IllegalStateException("killed");
                        }
                    }))
                    .hasMessage("killed");
            assertThat(city.loaded()).isFalse();

            city.load((what, done, total) -> {});

            assertThat(city.loaded()).isTrue();
            assertThat(emptyChannels(house)).isEmpty();
            assertThat(house.count("interchange.uncut")).isZero();
            assertThat(
                            house.count(
                                    "release.placement p join release.channel c using (channel_id) where cut_no is null and list_order = 'newest'"))
                    .isZero();
        }
    }

    @Test
    void whatWasRemovedIsNotPublicAndComesBackWhenLoadedAgain() {
        try (DemoHouse house = new DemoHouse(NOW)) {
            DemoCity city = house.the(DemoCity.class);
            city.load((what, done, total) -> {});
            long documents = house.count("release.document where state = 'released'");

            city.remove((what, done, total) -> {});

            assertThat(city.loaded()).isFalse();
            assertThat(house.count("release.document where state = 'released'")).isZero();
            assertThat(house.count("release.site where state <> 'offline'")).isZero();

            city.load((what, done, total) -> {});

            assertThat(city.loaded()).isTrue();
            assertThat(house.count("release.document where state = 'released'")).isEqualTo(documents);
        }
    }

    @Test
    void onAnEarlierDayTheNewsMovesBack() {
        try (DemoHouse house = new DemoHouse(Instant.parse("2026-03-01T00:00:00Z"))) {
            house.the(DemoCity.class).load((what, done, total) -> {});
            assertThat(house.count("release.document where published_at > '2026-03-01'"))
                    .isZero();
        }
    }

    private static List<String> emptyChannels(DemoHouse house) {
        return house.texts("""
                select s.code || ' ' || c.path from release.channel c join release.site s using (site_id)
                where c.kind = 'list' and not exists (select from release.placement p where p.channel_id = c.channel_id)
                """);
    }

    private static List<String> everything(DemoHouse house) {
        return house.texts(
                "select document_id || ' ' || published_at || ' ' || md5(meta || body || placements) from release.document order by document_id");
    }
}
