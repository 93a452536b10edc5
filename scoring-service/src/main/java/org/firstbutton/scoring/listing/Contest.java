package org.firstbutton.scoring.listing;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 评选 — who stands on which side. Pure. At most ten a side, fewer where there is little to choose from; who ties across the
 * line stands on neither side; nobody stands on both.
 */
record Contest(List<Entrant> best, List<Entrant> worst, int places) {
    private static final int MOST = 10;
    private static final int ENOUGH = 100;
    private static final int PERCENT = 5;

    /** 参评对象 — {@code fit}: it may be among the best; {@code unfit}: it may be among the worst. */
    record Entrant(String entry, @Nullable String officer, BigDecimal score, boolean fit, boolean unfit) {}

    /** @param population how many there were to choose from, whether they may stand or not */
    static Contest of(List<Entrant> entrants, long population) {
        int places = places(population);
        List<Entrant> best = line(
                entrants.stream().filter(Entrant::fit).toList(),
                Comparator.comparing(Entrant::score).reversed(),
                places);
        List<Entrant> worst = line(
                entrants.stream()
                        .filter(entrant -> entrant.unfit() && !best.contains(entrant))
                        .toList(),
                Comparator.comparing(Entrant::score),
                places);
        return new Contest(best, worst, places);
    }

    /** Ten, or five in a hundred where there are fewer than a hundred. */
    static int places(long population) {
        return population >= ENOUGH ? MOST : (int) (population * PERCENT / ENOUGH);
    }

    /** The first so many; those who tie with the first one left out are left out too. */
    static List<Entrant> line(List<Entrant> able, Comparator<Entrant> order, int places) {
        List<Entrant> sorted =
                able.stream().sorted(order.thenComparing(Entrant::entry)).toList();
        if (sorted.size() <= places) {
            return sorted;
        }
        BigDecimal out = sorted.get(places).score();
        return sorted.subList(0, places).stream()
                .filter(entrant -> entrant.score().compareTo(out) != 0)
                .toList();
    }

    boolean fewer() {
        return best.size() < MOST || worst.size() < MOST;
    }
}
