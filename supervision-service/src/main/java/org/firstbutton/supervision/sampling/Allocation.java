package org.firstbutton.supervision.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** 样本分配 — how many are drawn from each stratum. */
public final class Allocation {
    private Allocation() {}

    /**
     * Divides a sample among strata: {@code least} for each, or all of a smaller one, and the rest in proportion to what
     * remains in each, largest remainders first. Where the strata's {@code least} are more than the sample, each gets them
     * all the same: a stratum of which nothing was looked at says nothing.
     *
     * @param sizes how many alerts each stratum holds
     */
    public static SortedMap<Stratum, Integer> of(Map<Stratum, Integer> sizes, int sample, int least) {
        if (sample < 1 || least < 1) {
            throw new IllegalArgumentException("at least one is drawn, from each stratum");
        }
        SortedMap<Stratum, Integer> drawn = new TreeMap<>();
        sizes.forEach((stratum, size) -> drawn.put(stratum, Math.min(least, size)));
        int rest = sample - sum(drawn);
        long remaining = sizes.values().stream().mapToLong(Integer::longValue).sum() - sum(drawn);
        if (rest <= 0 || remaining == 0) {
            return drawn;
        }
        long divided = Math.min(rest, remaining);
        Map<Stratum, Long> remainders = new TreeMap<>();
        sizes.forEach((stratum, size) -> {
            long share = divided * (size - Math.min(least, size));
            drawn.merge(stratum, (int) (share / remaining), Integer::sum);
            remainders.put(stratum, share % remaining);
        });
        List<Stratum> byRemainder = new ArrayList<>(remainders.keySet());
        byRemainder.sort(Comparator.comparing(remainders::get, Comparator.reverseOrder()));
        int left = Math.min(sample, sum(sizes)) - sum(drawn);
        byRemainder.subList(0, left).forEach(stratum -> drawn.merge(stratum, 1, Integer::sum));
        return drawn;
    }

    private static int sum(Map<Stratum, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
