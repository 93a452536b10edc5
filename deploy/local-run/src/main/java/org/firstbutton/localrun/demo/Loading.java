package org.firstbutton.localrun.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.firstbutton.localrun.county.CountyPlan;
import org.firstbutton.localrun.county.Feed;
import org.firstbutton.localrun.county.History;
import org.firstbutton.localrun.county.story.Chronicle;
import org.firstbutton.localrun.county.story.Days;

/**
 * 载入 — hands a history in as its systems would have, day after day. After each day the sources say how far they have
 * come, and not before: so nobody is accused of what the next page answers for.
 */
final class Loading {
    private final History history;
    private final Heart heart;
    private final Map<String, Records> desks;

    Loading(History history, Heart heart, Doors doors) {
        this.history = history;
        this.heart = heart;
        List<String> systems = Feed.SYSTEMS;
        this.desks = Map.of(
                systems.get(0), new Records(doors.recordingFor(systems.get(0), doors.intake()), systems.get(0)),
                systems.get(1), new Records(doors.recordingFor(systems.get(1), doors.casework()), systems.get(1)));
    }

    void run() throws InterruptedException {
        CountyPlan plan = history.plan();
        heart.register();
        heart.beat(beginning());
        ExecutorService senders = Executors.newFixedThreadPool(desks.size());
        try (ProgressBar bar = bar("载入 loading", history.facts())) {
            List<List<Chronicle>> pages = history.pages();
            for (int page = 0; page < pages.size(); page++) {
                handIn(pages.get(page), senders, bar);
                Instant handedIn = page == pages.size() - 1
                        ? plan.now()
                        : Days.begin(plan.firstDay().plusDays(page));
                heart.beat(handedIn);
            }
        } finally {
            senders.shutdownNow();
        }
        int beats =
                history.feeds().stream().mapToInt(feed -> feed.beats().size()).sum();
        try (ProgressBar bar = bar("心跳 heartbeats", beats)) {
            heart.tellPast(plan.now(), bar::step);
        }
    }

    private Instant beginning() {
        return history.chronicles().stream()
                .map(one -> one.statements().get(0).occurredAt())
                .min(Instant::compareTo)
                .orElseThrow()
                .minusSeconds(1);
    }

    /** One page: each system's records in order, the systems side by side. */
    private void handIn(List<Chronicle> page, ExecutorService senders, ProgressBar bar) throws InterruptedException {
        Map<String, List<Chronicle>> bySystem = page.stream().collect(Collectors.groupingBy(Chronicle::source));
        List<Future<?>> sent = bySystem.entrySet().stream()
                .<Future<?>>map(each -> senders.submit(() -> {
                    desk(each.getKey()).handIn(each.getValue());
                    return null;
                }))
                .toList();
        try {
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        }
        bar.stepBy(page.stream().mapToLong(one -> one.statements().size()).sum());
    }

    private Records desk(String system) {
        return java.util.Objects.requireNonNull(desks.get(system), system);
    }

    static ProgressBar bar(String name, long size) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(size)
                .setUpdateIntervalMillis(500)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
    }
}
