package org.firstbutton.supervision.verdict;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** 归集方式 — what facts have in common that stand on one timeline. A rule names it by its {@code by}. */
public enum Correlation {
    MATTER,
    /** All facts of the matters that one caller reported. */
    CALLER,
    /** All facts of the matters at one place. */
    PLACE,
    /** The facts that speak of one officer, and the findings confirmed against him. */
    OFFICER,
    /** What became of one case area, and who was taken there; the place of an alert is something else. */
    AREA,
    /** The life of one finding, and what people did about it. */
    FINDING,
    /** The facts of one organisation, without those below it. */
    UNIT,
    /** The facts of all organisations in one county, where peers are compared. */
    COUNTY,
    SOURCE;

    private static final int COUNTY_DEPTH = 3;

    public static Correlation of(String by) {
        return valueOf(by.toUpperCase(Locale.ROOT));
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field whose value gathers whole matters; none for the others. */
    public @Nullable String linkField() {
        return switch (this) {
            case CALLER -> "callerKey";
            case PLACE -> "placeKey";
            default -> null;
        };
    }

    /** The timeline on which this fact stands by itself; none where whole matters are gathered or nothing is named. */
    public @Nullable String keyOf(TimelineFact fact) {
        return switch (this) {
            case MATTER -> fact.matter();
            case OFFICER -> (String) officerOf(fact);
            case AREA -> (String) fact.fields().get("placeKey");
            case FINDING -> (String) fact.fields().get("findingId");
            case UNIT -> fact.orgPath();
            case COUNTY -> countyOf(fact.orgPath());
            case SOURCE -> fact.source();
            case CALLER, PLACE -> null;
        };
    }

    /** Whether such a fact stands on that timeline by what it says; whole matters are gathered by another's word. */
    boolean holds(String key, TimelineFact fact) {
        return switch (this) {
            case OFFICER, AREA, FINDING, UNIT, COUNTY -> key.equals(keyOf(fact));
            case MATTER, CALLER, PLACE, SOURCE -> true;
        };
    }

    private static @Nullable Object officerOf(TimelineFact fact) {
        Object named = fact.fields().get("officerId");
        return named == null && OwnFindings.isTold(fact.type()) ? fact.fields().get("officer") : named;
    }

    /** {@code HB/JZ/SS/} of {@code HB/JZ/SS/U017/}; a shorter path stands for itself. */
    public static String countyOf(String orgPath) {
        return upTo(COUNTY_DEPTH, orgPath);
    }

    /** The organisation so many levels below the top, above or at this one; a shorter path stands for itself. */
    public static String upTo(int depth, String orgPath) {
        int end = 0;
        for (int i = 0; i < depth; i++) {
            int next = orgPath.indexOf('/', end);
            if (next < 0) {
                return orgPath;
            }
            end = next + 1;
        }
        return orgPath.substring(0, end);
    }
}
