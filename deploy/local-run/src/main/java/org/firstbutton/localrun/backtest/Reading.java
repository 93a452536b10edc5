package org.firstbutton.localrun.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.backtest.EventLine.BadLine;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.jspecify.annotations.Nullable;

/** 读取 — takes the lines of a file to the judge, matter by matter. */
final class Reading {
    private static final int SHOW_EVERY = 4096;
    private static final long UNZIPPED = 12;

    private final Path file;
    private final EventLine lines;
    private final Gathering gathering;
    private final boolean skipBad;
    private final long inMemory;
    private long events;
    private long matters;
    private long bad;
    private final Map<String, Long> unknown = new TreeMap<>();

    /** @param inMemory a file that is larger is grouped on disk, in bytes */
    Reading(Path file, EventLine lines, Gathering gathering, boolean skipBad, long inMemory) {
        this.file = file;
        this.lines = lines;
        this.gathering = gathering;
        this.skipBad = skipBad;
        this.inMemory = inMemory;
    }

    long events() {
        return events;
    }

    long matters() {
        return matters;
    }

    long bad() {
        return bad;
    }

    /** How many events there were of each type that the vocabulary does not have. */
    Map<String, Long> unknown() {
        return unknown;
    }

    private interface Taker {
        void take(TimelineFact fact, EventFile at) throws IOException;
    }

    /** The events of a matter stand together: one matter is held at a time. */
    void inOrder() throws IOException {
        Set<String> seen = new HashSet<>();
        List<TimelineFact> together = new ArrayList<>();
        all((fact, at) -> {
            if (together.isEmpty() || !together.get(0).matter().equals(fact.matter())) {
                finish(together);
                if (!seen.add(fact.matter())) {
                    throw Trouble.failed(
                            Words.of(
                                            "第 %d 行:事项 %s 再次出现,文件并未按事项排列。",
                                            "Line %d: matter %s comes again; the file is not grouped.")
                                    .formatted(at.number(), fact.matter()),
                            Words.of("请去掉 --grouped。", "Leave out --grouped."));
                }
            }
            together.add(fact);
        });
        finish(together);
    }

    /** In any order; a large file is put aside by matter first, so that memory stays that of one share of it. */
    void byMatter() throws IOException {
        long size = Files.exists(file) ? Files.size(file) : 0;
        if (file.toString().endsWith(".gz") ? size * UNZIPPED < inMemory : size < inMemory) {
            Map<String, List<TimelineFact>> byMatter = new LinkedHashMap<>();
            all((fact, at) -> byMatter.computeIfAbsent(fact.matter(), any -> new ArrayList<>())
                    .add(fact));
            byMatter.values().forEach(this::finish);
            return;
        }
        try (Spill spill = new Spill()) {
            all((fact, at) -> spill.put(fact.matter(), at.line(), at.length()));
            for (Path bucket : spill.files()) {
                share(bucket);
            }
        }
    }

    private void share(Path bucket) throws IOException {
        Map<String, List<TimelineFact>> byMatter = new LinkedHashMap<>();
        try (EventFile source = EventFile.open(bucket)) {
            while (source.next()) {
                TimelineFact fact = lines.read(source.line(), source.length());
                byMatter.computeIfAbsent(fact.matter(), any -> new ArrayList<>())
                        .add(fact);
            }
        } catch (BadLine impossible) {
            throw new IllegalStateException("a line that was read once cannot be read again", impossible);
        }
        byMatter.values().forEach(this::finish);
    }

    private void all(Taker taker) throws IOException {
        try (EventFile source = EventFile.open(file);
                ProgressBar progress = new ProgressBarBuilder()
                        .setTaskName("回测 back-test")
                        .setInitialMax(1000)
                        .setStyle(ProgressBarStyle.ASCII)
                        .build()) {
            while (source.next()) {
                TimelineFact fact = fact(source);
                if (fact != null) {
                    events++;
                    if (!lines.knows(fact)) {
                        unknown.merge(fact.type(), 1L, Long::sum);
                    }
                    taker.take(fact, source);
                }
                if (source.number() % SHOW_EVERY == 0) {
                    progress.stepTo(source.progress());
                }
            }
            progress.stepTo(1000);
        }
    }

    private @Nullable TimelineFact fact(EventFile source) throws IOException {
        try {
            return lines.read(source.line(), source.length());
        } catch (BadLine reason) {
            bad++;
            if (skipBad) {
                return null;
            }
            throw new Trouble(
                    Trouble.REFUSED_ROWS,
                    Words.of("第 %d 行无法读取:%s", "Line %d cannot be read: %s")
                            .formatted(source.number(), String.valueOf(reason.getMessage())),
                    Words.of(
                            "请更正该行,或用 --skip-bad 跳过并计数。",
                            "Mend the line, or skip and count bad ones with --skip-bad."));
        }
    }

    private void finish(List<TimelineFact> together) {
        if (!together.isEmpty()) {
            matters++;
            gathering.matter(together.get(0).matter(), List.copyOf(together));
            together.clear();
        }
    }
}
