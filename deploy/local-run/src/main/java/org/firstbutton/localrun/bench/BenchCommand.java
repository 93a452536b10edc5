package org.firstbutton.localrun.bench;

import picocli.CommandLine.Command;

/** 基准 — {@code ./firstbutton bench}: how fast, compared with what. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {"测量速度,每项与同一次运行中的基线相比。", "Measures speeds, each next to a baseline of the same run."},
        subcommands = {
            JudgeBench.class,
            IntakeBench.class,
            RelayBench.class,
            SseBench.class,
            IngestBench.class,
            SweepBench.class
        })
public final class BenchCommand {}
