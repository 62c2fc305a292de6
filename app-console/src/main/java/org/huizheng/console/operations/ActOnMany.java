package org.huizheng.console.operations;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huizheng.document.ActOnDocuments;
import org.huizheng.document.NewPlacement;
import org.huizheng.kernel.Problem;
import org.huizheng.kernel.SiteScope;
import org.huizheng.operation.Arguments;
import org.huizheng.operation.Background;
import org.huizheng.operation.Operation;
import org.huizheng.operation.Outcome;
import org.huizheng.operation.Progress;
import org.huizheng.render.RenderProgress;
import org.jspecify.annotations.Nullable;

/**
 * 批量 for thousands: portion by portion, each of them all or some. Between two portions it waits while too many pages are
 * still to be made, so that the queue stays short and what others release in between is soon seen.
 */
public final class ActOnMany implements Operation {

    public static final String NAME = "act-on-many";

    /** Documents of one go. */
    public static final int MOST = 10_000;

    private static final int TOLD = 100;
    private static final long PAUSE_MILLIS = 200;

    /** Why one of them was left as it is. */
    record Refusal(long documentId, String title, String reason) {}

    private final ActOnDocuments act;
    private final RenderProgress render;
    private final int portion;
    private final int full;

    /** @param full how many pages may wait when a portion begins */
    ActOnMany(ActOnDocuments act, RenderProgress render, int portion, int full) {
        this.act = act;
        this.render = render;
        this.portion = portion;
        this.full = full;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The right is asked for document by document. */
    @Override
    public Background background() {
        return new Background("批量操作", null, "actOnMany");
    }

    @Override
    public Map<String, Object> audited(Arguments arguments) {
        return Map.of(
                "verb",
                arguments.text("verb"),
                "documents",
                arguments.numbers("documents").size(),
                "reason",
                arguments.text("reason", ""));
    }

    @Override
    public Outcome perform(Arguments arguments, Progress progress) throws InterruptedException {
        List<Long> documents =
                arguments.numbers("documents").stream().distinct().toList();
        if (documents.size() > MOST) {
            throw Problem.invalid("一次最多 " + MOST + " 篇稿件，请缩小筛选范围");
        }
        List<Refusal> refusals = new ArrayList<>();
        int refused = 0;
        for (int from = 0; from < documents.size(); from += portion) {
            awaitRoom(progress);
            progress.at("批量操作", from, documents.size());
            List<Long> next = documents.subList(from, Math.min(from + portion, documents.size()));
            for (ActOnDocuments.Outcome outcome :
                    act.perform(scope(arguments), Operator.actor(), arguments.text("verb"), order(arguments, next))) {
                if (!outcome.done()) {
                    refused++;
                    if (refusals.size() < TOLD) {
                        refusals.add(refusal(outcome));
                    }
                }
            }
        }
        int done = documents.size() - refused;
        return new Outcome(
                refused == 0,
                "成功 " + done + " 篇" + (refused == 0 ? "" : "，没有成功 " + refused + " 篇"),
                Map.of("done", done, "refused", refused, "refusals", refusals));
    }

    /** As long as the queue gets shorter; one that stands still is not waited for. */
    private void awaitRoom(Progress progress) throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int same = 0; same < 150; same++) {
            long waiting = render.depth(null).waiting();
            if (waiting <= full) {
                return;
            }
            if (waiting < least) {
                least = waiting;
                same = 0;
            }
            progress.at("等待页面生成，还剩", waiting, 0);
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static Refusal refusal(ActOnDocuments.Outcome outcome) {
        String reason = outcome.blockers().stream().map(b -> b.reason()).collect(Collectors.joining("；"));
        return new Refusal(outcome.documentId(), outcome.title(), reason);
    }

    private static ActOnDocuments.Order order(Arguments arguments, List<Long> documents) {
        return new ActOnDocuments.Order(
                documents,
                arguments.text("reason", ""),
                moment(arguments),
                arguments.raw("channelId") == null
                        ? null
                        : new NewPlacement(arguments.number("channelId"), false, 0, 0),
                false);
    }

    private static @Nullable Instant moment(Arguments arguments) {
        if (arguments.raw("at") == null) {
            return null;
        }
        try {
            return Instant.parse(arguments.text("at"));
        } catch (DateTimeParseException e) {
            throw Problem.invalid("参数 at 应当是一个时刻");
        }
    }

    /** What the person could touch when they asked. */
    private static SiteScope scope(Arguments arguments) {
        String sites = arguments.text("sites");
        if (sites.equals("*")) {
            return SiteScope.everySite();
        }
        Set<Long> ids = Arrays.stream(sites.split(",")).map(Long::valueOf).collect(Collectors.toSet());
        return SiteScope.of(ids);
    }
}
