package org.firstbutton.supervision.trial;

import org.firstbutton.supervision.rulebook.PackSet;
import org.firstbutton.supervision.rules.PackAnalysis;
import org.firstbutton.supervision.rules.RulePack;

/** 体检 — a pack held up to the packs that would judge beside it. */
final class Analyses {
    private Analyses() {}

    static PackAnalysis of(TrialPack pack, PackSet set) {
        return of(pack.read(), set);
    }

    static PackAnalysis of(RulePack pack, PackSet set) {
        return PackAnalysis.of(
                pack,
                set.packs().stream()
                        .filter(other -> !other.name().equals(pack.name()))
                        .toList(),
                set.unrecorded());
    }
}
