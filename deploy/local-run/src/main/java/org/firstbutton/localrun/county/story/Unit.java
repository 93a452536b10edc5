package org.firstbutton.localrun.county.story;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** 单位 — one of the county's 28 units. */
public record Unit(int number, Area area) {
    public static final String COUNTY = "HB/JZ/SS/";
    private static final int URBAN = 10;
    private static final int SUBURBAN = 18;
    private static final int OFFICERS = 12;
    public static final List<Unit> ALL =
            IntStream.rangeClosed(1, 28).mapToObj(Unit::numbered).toList();

    /** 区域 — and within how many seconds the law of the house expects somebody there. */
    public enum Area {
        URBAN(5 * 60, 130, 235),
        SUBURBAN(10 * 60, 240, 480),
        RURAL(30 * 60, 400, 1300);

        public final int limit;
        final int soonest;
        final int usual;

        Area(int limit, int soonest, int usual) {
            this.limit = limit;
            this.soonest = soonest;
            this.usual = usual;
        }
    }

    private static Unit numbered(int number) {
        return new Unit(number, number <= URBAN ? Area.URBAN : number <= SUBURBAN ? Area.SUBURBAN : Area.RURAL);
    }

    public String path() {
        return COUNTY + code() + "/";
    }

    public String code() {
        return String.format(Locale.ROOT, "U%03d", number);
    }

    /** The unit next door, to which things are transferred. */
    Unit neighbour(int steps) {
        return ALL.get((number - 1 + steps) % ALL.size());
    }

    String officer(Dice dice) {
        return officer(dice.between(1, OFFICERS));
    }

    String officer(int which) {
        return String.format(Locale.ROOT, "DEMO-P-%s-%02d", code(), which);
    }

    String chief() {
        return "DEMO-P-" + code() + "-CHIEF";
    }
}
