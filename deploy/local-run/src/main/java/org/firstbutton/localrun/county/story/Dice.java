package org.firstbutton.localrun.county.story;

import java.util.List;
import java.util.SplittableRandom;

/** 骰子 — seeded chance; each story throws its own, so that one more story changes no other. */
public final class Dice {
    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public static Dice of(long seed, String purpose) {
        return new Dice(seed * 0x9E3779B97F4A7C15L + purpose.hashCode());
    }

    /** From lowest to highest, both included. */
    public int between(int lowest, int highest) {
        return random.nextInt(lowest, highest + 1);
    }

    public int minutes(int lowest, int highest) {
        return between(lowest * 60, highest * 60);
    }

    public int hours(int lowest, int highest) {
        return between(lowest * 3600, highest * 3600);
    }

    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    public <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** An index, each as likely as its weight. */
    public int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int left = random.nextInt(sum);
        int index = 0;
        while (left >= weights[index]) {
            left -= weights[index];
            index++;
        }
        return index;
    }
}
