package org.firstbutton.supervision.sampling;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 抽取 — the sample that a seed draws from a frame; the same for everybody who draws it again.
 *
 * @param frame how many alerts each stratum holds
 * @param drawn the ids drawn from each, in the order in which they are looked at
 */
public record Draw(SortedMap<Stratum, Integer> frame, SortedMap<Stratum, List<String>> drawn) {

    /**
     * Draws a sample.
     *
     * @param frame the ids of all alerts of each stratum; one that is named twice counts once
     */
    public static Draw of(SampleSeed seed, Map<Stratum, List<String>> frame, int sample, int least) {
        SortedMap<Stratum, List<String>> orders = new TreeMap<>();
        frame.forEach((stratum, ids) -> orders.put(stratum, seed.order(ids)));
        SortedMap<Stratum, Integer> sizes = new TreeMap<>();
        orders.forEach((stratum, ids) -> sizes.put(stratum, ids.size()));
        SortedMap<Stratum, List<String>> drawn = new TreeMap<>();
        Allocation.of(sizes, sample, least)
                .forEach((stratum, number) -> drawn.put(
                        stratum,
                        List.copyOf(orders.getOrDefault(stratum, List.of()).subList(0, number))));
        return new Draw(sizes, drawn);
    }

    /** How many were drawn. */
    public int size() {
        return drawn.values().stream().mapToInt(List::size).sum();
    }
}
