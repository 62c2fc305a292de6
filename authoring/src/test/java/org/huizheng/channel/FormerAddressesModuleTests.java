package org.huizheng.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huizheng.document.Authoring.EDITOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.huizheng.document.Authoring;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.page.MappedTo;
import org.huizheng.page.MappingRules;
import org.huizheng.page.OldAddresses;
import org.huizheng.release.Mapping;
import org.huizheng.release.Mappings;
import org.huizheng.release.OldAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is readdressed, moved, opened and closed in a small tree: who asks where a list was is sent to where it is, in one step. */
class FormerAddressesModuleTests {

    private static final int STEPS = 60;

    private final Authoring authoring = new Authoring();
    private final long site = authoring.openSite();
    private final SiteScope scope = SiteScope.of(site);
    private final Map<String, Long> former = new TreeMap<>();
    private final List<String> done = new ArrayList<>();
    private int readdressed;

    @AfterEach
    void close() {
        authoring.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyFormerAddressLeadsToWhereTheListIs(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            Map<Long, String> before = paths();
            try {
                done.add(step(random, new ArrayList<>(before.keySet())));
            } catch (Problem refused) {
                done.add("refused: " + refused.getMessage());
            }
            remember(before, paths());
            check(paths());
        }
        assertThat(readdressed).as("%s", done).isGreaterThan(STEPS / 4);
    }

    private String step(Random random, List<Long> channels) {
        int what = channels.size() < 4 ? 0 : random.nextInt(10);
        if (what == 0 && channels.size() < 8) {
            Long parent = channels.isEmpty() || random.nextInt(3) == 0 ? null : one(random, channels);
            String code = String.valueOf((char) ('a' + random.nextInt(4)));
            authoring.the(OpenChannel.class).perform(scope, EDITOR, site, parent, code, Authoring.text("栏目" + code));
            return "opened " + code + " below " + parent;
        }
        long channel = one(random, channels);
        if (what == 1) {
            Long parent = random.nextBoolean() ? null : one(random, channels);
            authoring.the(MoveChannel.class).perform(scope, EDITOR, channel, parent);
            return "moved " + channel + " below " + parent;
        }
        if (what == 2) {
            authoring.the(CloseChannel.class).perform(scope, EDITOR, channel);
            return "closed " + channel;
        }
        String to = address(random, List.copyOf(paths().values()));
        Channel now = authoring
                .the(ChannelQueries.class)
                .byIds(scope, List.of(channel))
                .getFirst();
        authoring.the(ChangeChannelAddress.class).perform(scope, EDITOR, channel, now.version(), to);
        readdressed++;
        return "readdressed " + channel + " from " + now.path() + " to " + to;
    }

    /** One that some channel had, or a new one at the top or below another. */
    private String address(Random random, List<String> standing) {
        if (!former.isEmpty() && random.nextInt(3) == 0) {
            return one(random, List.copyOf(former.keySet()));
        }
        String code = String.valueOf((char) ('a' + random.nextInt(6)));
        return random.nextBoolean() ? code : one(random, standing) + "/" + code;
    }

    private static <T> T one(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** The last that left a path has its readers, until one comes there or it is closed. */
    private void remember(Map<Long, String> before, Map<Long, String> now) {
        before.forEach((channel, path) -> {
            String to = now.get(channel);
            if (to != null && !to.equals(path)) {
                former.put(path, channel);
            }
        });
        now.forEach((channel, path) -> {
            if (before.containsKey(channel) && !path.equals(before.get(channel))) {
                former.remove(path);
            }
        });
        former.values().removeIf(channel -> !now.containsKey(channel));
    }

    private void check(Map<Long, String> paths) {
        List<String> lines = new Mappings(JdbcClient.create(authoring.database.console()))
                .rules(site).stream().map(Mapping::line).toList();
        OldAddresses addresses = new OldAddresses(address -> source -> Optional.empty(), new MappingRules(lines));
        former.forEach((path, channel) -> {
            if (!paths.containsValue(path)) {
                for (String end : List.of("/", "/rss.xml", "/c3.html")) {
                    assertThat(led(addresses, "/" + path + end))
                            .as("/%s%s after %s with %s", path, end, done, lines)
                            .contains("/" + paths.get(channel) + end);
                }
                assertThat(led(addresses, "/" + path).map(to -> to.endsWith("/") ? to : to + "/"))
                        .as("/%s after %s with %s", path, done, lines)
                        .contains("/" + paths.get(channel) + "/");
            }
        });
    }

    private static Optional<String> led(OldAddresses addresses, String address) {
        return addresses.at(OldAddress.of(address).orElseThrow()).map(MappedTo::target);
    }

    private Map<Long, String> paths() {
        Map<Long, String> paths = new TreeMap<>();
        authoring.the(ChannelQueries.class).tree(scope, site).forEach(c -> paths.put(c.id(), c.path()));
        return paths;
    }
}
