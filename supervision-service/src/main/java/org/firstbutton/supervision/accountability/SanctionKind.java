package org.firstbutton.supervision.accountability;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** 处理种类 — what an officer may have to answer with, and for how many days. */
enum SanctionKind {
    NO_FAULT,
    /** Wording, citation or form that change no result: points only. */
    FLAW,
    EDUCATION,
    CRITICISM,
    TRAINING,
    SUSPENSION(10, 60),
    CONFINEMENT(1, 7),
    LEADER_REPLACEMENT,
    DISCIPLINARY_REFERRAL,
    CRIMINAL_REFERRAL;

    /** Nobody answers for it. */
    static final Set<SanctionKind> CLEARING = EnumSet.of(NO_FAULT, FLAW);

    static final Set<SanctionKind> PROPOSED = EnumSet.complementOf(EnumSet.of(NO_FAULT, FLAW));

    /** Decided without the inspector-general. */
    static final Set<SanctionKind> UNAPPROVED =
            EnumSet.complementOf(EnumSet.of(NO_FAULT, FLAW, SUSPENSION, CONFINEMENT));

    private final int fewest;
    private final int most;

    SanctionKind() {
        this(0, 0);
    }

    SanctionKind(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
    }

    /** The kind of this name; 400 if it is none of those. */
    static SanctionKind of(@Nullable String name, Set<SanctionKind> allowed) {
        return allowed.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.field("/kind", "须为 " + allowed + " / one of these is expected"));
    }

    /** Whether it takes somebody off duty for a number of days. */
    static boolean lasts(@Nullable String name) {
        return Arrays.stream(values())
                .anyMatch(kind -> kind.most > 0 && kind.name().equals(name));
    }

    /** Refuses days out of range, and days where there are none. */
    void requireDays(@Nullable Integer days) {
        if (most == 0 && days != null) {
            throw Refusal.field("/days", "该种类无期限 / " + this + " has no days");
        }
        if (most > 0 && (days == null || days < fewest || days > most)) {
            throw Refusal.field("/days", "须为 " + fewest + "–" + most + " 日 / that many days are expected");
        }
    }
}
