package org.huizheng.blueprint.web;

import java.util.List;
import org.huizheng.channel.NewChannel;
import org.jspecify.annotations.Nullable;

/** A channel a blueprint would open. */
record BranchView(
        String path,
        String name,
        String description,
        String kind,
        String contentType,
        List<String> columnTypes,
        String listOrder,
        boolean navigation,
        @Nullable Integer updateDays) {

    static List<BranchView> of(List<NewChannel> channels) {
        return channels.stream()
                .map(c -> new BranchView(
                        c.path(),
                        c.text().name(),
                        c.text().description(),
                        c.text().kind(),
                        c.text().contentType(),
                        c.text().columnTypes(),
                        c.text().listOrder(),
                        c.text().navigation(),
                        c.care().updateDays()))
                .toList();
    }
}
