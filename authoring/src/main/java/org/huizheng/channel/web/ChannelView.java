package org.huizheng.channel.web;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.huizheng.channel.ReviewChain;
import org.huizheng.kernel.Blocker;

/** The screen of one channel. */
record ChannelView(
        ChannelRow channel,
        List<Step> trail,
        List<Month> months,
        String preview,
        Templates templates,
        ReviewChain chain,
        List<String> allowedActions,
        Map<String, List<Blocker>> blockers) {

    record Step(long id, String name) {}

    record Month(String month, long items) {}

    record Templates(List<String> list, List<String> document) {}

    static ChannelView of(
            ChannelRow channel,
            List<Step> trail,
            SequencedMap<YearMonth, Long> months,
            String host,
            List<String> lists,
            List<String> documents,
            Map<String, List<Blocker>> blockers) {
        return new ChannelView(
                channel,
                trail,
                months.entrySet().stream()
                        .map(e -> new Month(e.getKey().toString(), e.getValue()))
                        .toList(),
                channel.kind().equals("external") ? channel.url() : "//" + host + channel.url(),
                new Templates(lists, documents),
                ReviewChain.DIRECT,
                ChannelRow.allowed(blockers),
                blockers);
    }
}
