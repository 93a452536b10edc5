package org.firstbutton.localrun.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/** 多次测量 — runs taken in turn with those they are compared with; the median counts. */
final class Series {
    private final String name;
    private final LongSupplier run;
    private final List<Double> rates = new ArrayList<>();

    /** @param run does the work once and says how many events it handled */
    Series(String name, LongSupplier run) {
        this.name = name;
        this.run = run;
    }

    /** What was measured elsewhere. */
    static Series of(String name, List<Double> rates) {
        Series series = new Series(name, () -> 0);
        series.rates.addAll(rates);
        return series;
    }

    /** Warms up, then measures all in turn, so that a slow minute of the machine falls on each alike. */
    static void measure(int warmUps, int runs, List<Series> all) {
        for (int i = 0; i < warmUps + runs; i++) {
            for (Series series : all) {
                long start = System.nanoTime();
                long events = series.run.getAsLong();
                double rate = events * 1e9 / (System.nanoTime() - start);
                if (i >= warmUps) {
                    series.rates.add(rate);
                }
            }
        }
    }

    String name() {
        return name;
    }

    /** Events per second, the median of the runs. */
    double median() {
        List<Double> sorted = new ArrayList<>(rates);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
