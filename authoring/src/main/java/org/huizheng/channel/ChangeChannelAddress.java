package org.huizheng.channel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huizheng.kernel.Actor;
import org.huizheng.kernel.AuditTrail;
import org.huizheng.kernel.Blocker;
import org.huizheng.kernel.Blockers;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.kernel.database.ScopedTransactions;
import org.huizheng.mapping.LeadOn;
import org.springframework.dao.DuplicateKeyException;

/**
 * 改栏目地址: a channel stands at another address, and with it what stands below it. Documents keep the addresses they were given;
 * whoever asks for a list, a page of it or a feed where it was is led on.
 */
public final class ChangeChannelAddress {

    static final int LONGEST = 200;

    private final ScopedTransactions transactions;
    private final Channels channels;
    private final Merges merges;
    private final LeadOn leadOn;
    private final ChannelPermissions permissions;
    private final AuditTrail audit;

    ChangeChannelAddress(
            ScopedTransactions transactions,
            Channels channels,
            Merges merges,
            LeadOn leadOn,
            ChannelPermissions permissions,
            AuditTrail audit) {
        this.transactions = transactions;
        this.channels = channels;
        this.merges = merges;
        this.leadOn = leadOn;
        this.permissions = permissions;
        this.audit = audit;
    }

    /** A channel at the path it would have. */
    public record Moved(Channel channel, String to) {}

    /**
     * What would happen.
     *
     * @param moved the channel, then those below it whose addresses go on from its own
     * @param staying how many below it have addresses that do not, and keep them
     */
    public record Plan(String to, List<Moved> moved, int staying, List<Blocker> blockers) {}

    public List<Blocker> blockers(Actor actor, Channel channel) {
        return new Blockers()
                .add(permissions.refusal(actor, "address", channel.siteId()))
                .require(!channel.kind().equals("external"), "kind", "链接栏目没有自己的页面，没有地址可改")
                .list();
    }

    /** @param given as someone types it, with or without slashes at its ends */
    public Plan plan(SiteScope scope, Actor actor, long channelId, String given) {
        Channel channel = channels.require(scope, channelId);
        String to = given.strip().replaceFirst("^/", "").replaceFirst("/$", "");
        List<Channel> site = channels.ofSite(channel.siteId());
        List<Channel> below = below(site, channelId);
        List<Moved> moved = new ArrayList<>(List.of(new Moved(channel, to)));
        below.stream()
                .filter(c -> c.path().startsWith(channel.path() + "/"))
                .forEach(c -> moved.add(
                        new Moved(c, to + c.path().substring(channel.path().length()))));
        Blockers blockers = new Blockers().add(blockers(actor, channel)).add(path(channel, to));
        if (blockers.list().isEmpty()) {
            blockers.add(places(channel, moved, site));
        }
        return new Plan(to, moved, below.size() + 1 - moved.size(), blockers.list());
    }

    /**
     * @param version the version the editor saw
     * @return the path it had: giving it that one takes the change back
     */
    public String perform(SiteScope scope, Actor actor, long channelId, long version, String given) {
        long siteId = channels.require(scope, channelId).siteId();
        permissions.require(actor, "address", siteId);
        try {
            return transactions.write(scope, () -> {
                channels.holdTree(siteId);
                leadOn.hold(siteId);
                Channel channel = channels.require(scope, channelId);
                if (version != channel.version()) {
                    throw channels.changed(channelId);
                }
                Plan plan = plan(scope, actor, channelId, given);
                new Blockers().add(plan.blockers()).refuse();
                change(actor, channel, plan);
                return channel.path();
            });
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("栏目地址刚被占用，请刷新后重试");
        }
    }

    private void change(Actor actor, Channel channel, Plan plan) {
        Map<Long, String> paths = new LinkedHashMap<>();
        plan.moved().forEach(one -> paths.put(one.channel().id(), one.to()));
        channels.readdress(paths);
        audit.record(
                actor,
                "changeChannelAddress",
                channel.siteId(),
                "channel:" + channel.id(),
                Map.of(
                        "from",
                        "/" + channel.path() + "/",
                        "to",
                        "/" + plan.to() + "/",
                        "channels",
                        plan.moved().size()));
        channels.publish(channel.siteId(), paths.keySet());
    }

    private static List<Blocker> path(Channel channel, String to) {
        Blockers blockers = new Blockers().require(to.length() <= LONGEST, "path", "栏目地址不超过 " + LONGEST + " 个字符");
        if (blockers.list().isEmpty()) {
            for (String code : to.split("/", -1)) {
                blockers.add(ChannelRules.code(code).list());
            }
        }
        return blockers.require(!to.equals(channel.path()), "same", "这就是栏目现在的地址")
                .require(!to.startsWith(channel.path() + "/"), "below", "不能改到它自己的地址之下")
                .list();
    }

    private List<Blocker> places(Channel channel, List<Moved> moved, List<Channel> site) {
        Set<Long> going = new HashSet<>();
        moved.forEach(one -> going.add(one.channel().id()));
        Map<String, Channel> standing = new HashMap<>();
        site.stream().filter(c -> !going.contains(c.id())).forEach(c -> standing.put(c.path(), c));
        Blockers blockers = new Blockers();
        for (Moved one : moved) {
            Channel other = standing.get(one.to());
            blockers.require(
                            other == null,
                            "pathTaken",
                            "栏目地址“/" + one.to() + "/”已被“" + (other == null ? "" : other.name()) + "”使用")
                    .require(
                            one.to().length() <= LONGEST,
                            "path",
                            "“" + one.channel().name() + "”的地址会超过 " + LONGEST + " 个字符");
        }
        channels.mapped(channel.siteId(), moved.stream().map(Moved::to).toList())
                .forEach(path -> blockers.require(false, "pathTaken", "栏目地址“/" + path + "/”已通往合并后的栏目，不能再用"));
        merges.open(channel.siteId()).stream()
                .filter(merge -> going.contains(merge.channelId()) || going.contains(merge.into()))
                .findFirst()
                .ifPresent(merge -> blockers.require(false, "merging", "栏目正在合并，须先完成"));
        return blockers.add(leadOn.blockers(
                        channel.siteId(),
                        channel.path(),
                        moved.getFirst().to(),
                        moved.stream().map(one -> one.channel().path()).toList()))
                .list();
    }

    private static List<Channel> below(List<Channel> site, long channelId) {
        Map<Long, List<Channel>> children = new HashMap<>();
        site.stream().filter(c -> c.parentId() != null).forEach(c -> children.computeIfAbsent(
                        c.parentId(), id -> new ArrayList<>())
                .add(c));
        List<Channel> below = new ArrayList<>(children.getOrDefault(channelId, List.of()));
        for (int i = 0; i < below.size(); i++) {
            below.addAll(children.getOrDefault(below.get(i).id(), List.of()));
        }
        return below;
    }
}
