package org.huizheng.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.release.Mapping;
import org.huizheng.release.Mappings;
import org.huizheng.release.PublishMappings;

/** What stands against leading the readers of a channel's address to another one by itself: what someone mapped there, or a circle. */
public final class LeadOn {

    private final Mappings mappings;
    private final PublishMappings publish;
    private final MappingWork work;

    LeadOn(Mappings mappings, PublishMappings publish, MappingWork work) {
        this.mappings = mappings;
        this.publish = publish;
        this.work = work;
    }

    /** Until the end of the transaction what is found here stays so. */
    public void hold(long siteId) {
        publish.hold(siteId);
    }

    /**
     * @param from the path that is left, without slashes at its ends; {@code to} the one that is taken
     * @param left all paths that are left with it
     */
    public List<Blocker> blockers(long siteId, String from, String to, Collection<String> left) {
        Blockers blockers = new Blockers();
        byHand(siteId, left)
                .forEach(m -> blockers.require(
                        false, "mapped", "“" + m.source() + "”已登记为旧地址（" + answer(m) + "），先在“旧地址”里删除它，再改栏目的地址"));
        Mapping mapping = prefix("/" + from + "/", Mapping.Kind.REDIRECT, "/" + to + "/$1");
        work.notTooMany(siteId, mapping.match(), 1, blockers);
        MappingWork.notInACircle(new Chains(mappings, siteId, with(siteId, mapping, to)), mapping, blockers);
        return blockers.list();
    }

    private List<Mapping> byHand(long siteId, Collection<String> left) {
        return mappings.byHand(
                siteId,
                left.stream()
                        .flatMap(path -> Stream.of("/" + path + "/", "/" + path))
                        .toList());
    }

    /** The one that was made when the channel left the path it takes again goes, and leads nobody in a circle. */
    private List<Mapping> with(long siteId, Mapping mapping, String to) {
        List<Mapping> mappingsThen = new ArrayList<>(List.of(mapping));
        String source = "/" + to + "/";
        if (mappings.byHand(siteId, List.of(source)).isEmpty()) {
            mappingsThen.add(prefix(source, Mapping.Kind.UNRESOLVED, ""));
        }
        return mappingsThen;
    }

    private static Mapping prefix(String source, Mapping.Kind kind, String target) {
        return new Mapping(0, Mapping.Match.PREFIX, source, kind, 301, target, 0, "");
    }

    private static String answer(Mapping m) {
        return m.kind().leads() ? "转到 " + m.target() : m.kind() == Mapping.Kind.GONE ? "已撤" : "未定";
    }
}
