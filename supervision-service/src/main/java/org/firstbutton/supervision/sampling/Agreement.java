package org.firstbutton.supervision.sampling;

import java.util.List;
import java.util.OptionalDouble;

/**
 * 复评一致性 — how far two reviewers agree who did not know of each other.
 *
 * @param rated how many both have rated
 * @param observed the share on which they agree
 * @param byChance the share on which they would agree if each rated as often so, but blindly
 */
public record Agreement(int rated, double observed, double byChance) {

    /** 两次评定 — of one alert; never by one person. */
    public record Ratings(String firstBy, String first, String secondBy, String second) {
        public Ratings {
            if (firstBy.equals(secondBy)) {
                throw new IllegalArgumentException("nobody is his own second reviewer");
            }
        }
    }

    public static Agreement of(List<Ratings> ratings) {
        if (ratings.isEmpty()) {
            throw new IllegalArgumentException("nothing was rated twice");
        }
        double number = ratings.size();
        long agreed =
                ratings.stream().filter(one -> one.first().equals(one.second())).count();
        double chance = ratings.stream()
                .map(Ratings::first)
                .distinct()
                .mapToDouble(word ->
                        ratings.stream().filter(one -> one.first().equals(word)).count()
                                / number
                                * (ratings.stream()
                                                .filter(one -> one.second().equals(word))
                                                .count()
                                        / number))
                .sum();
        return new Agreement(ratings.size(), agreed / number, chance);
    }

    /** Cohen's kappa; none where both gave one and the same rating throughout, which says nothing. */
    public OptionalDouble kappa() {
        return byChance == 1 ? OptionalDouble.empty() : OptionalDouble.of((observed - byChance) / (1 - byChance));
    }
}
