package org.firstbutton.localrun.county.story;

import java.time.Instant;
import java.util.List;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.casework.CaseFact.InterrogationHeld;
import org.firstbutton.contract.custody.CustodyFact.PersonDeliveredToDetentionCentre;
import org.firstbutton.contract.measure.MeasureFact.ArrestApproved;
import org.firstbutton.contract.measure.MeasureFact.ArrestRequested;
import org.firstbutton.contract.measure.MeasureFact.CustodyExtensionApproved;
import org.firstbutton.contract.measure.MeasureFact.CustodyExtensionRequested;
import org.firstbutton.contract.measure.MeasureFact.FamilyNotified;
import org.firstbutton.contract.measure.MeasureFact.MeasureApplied;
import org.firstbutton.contract.measure.MeasureFact.MeasureChanged;
import org.firstbutton.contract.measure.MeasureFact.MeasureLifted;

/** 强制措施脚本 — writes down the chain of measures on one person. */
final class MeasureScript {
    private static final String HANDLER = "HANDLING_OFFICER";
    private static final int HOUR = 3600;

    private final List<Restraint> chain;
    private final Pen pen;
    private final String number;
    private final String person;
    private final String officer;
    private final String partner;
    private final String head;

    MeasureScript(List<Restraint> chain, Pen pen, String number, String person, List<String> officers, String head) {
        this.chain = chain;
        this.pen = pen;
        this.number = number;
        this.person = person;
        this.officer = officers.get(0);
        this.partner = officers.get(1);
        this.head = head;
    }

    void write(Instant accepted) {
        if (chain.isEmpty()) {
            return;
        }
        Instant applied = accepted.plusSeconds(chain.get(0).after);
        for (int i = 0; i < chain.size(); i++) {
            Restraint restraint = chain.get(i);
            String id = number + "-M" + (i + 1);
            apply(restraint, id, applied);
            if (restraint.endsAfter == null) {
                return;
            }
            applied = applied.plusSeconds(restraint.endsAfter);
            if (i + 1 == chain.size()) {
                note(applied, new MeasureLifted(id, restraint.measure, person));
            } else {
                replace(id, restraint.measure, chain.get(i + 1).measure, applied);
            }
        }
    }

    private void apply(Restraint restraint, String id, Instant at) {
        Boolean elsewhere = restraint.designatedPlace ? true : null;
        note(at, new MeasureApplied(id, restraint.measure, person, null, head, null, elsewhere));
        if (restraint.isCustody()) {
            if (restraint.measure.equals("DETENTION")) {
                note(
                        at.plusSeconds(restraint.deliveredAfter),
                        new PersonDeliveredToDetentionCentre(person, null, "DEMO-DETENTION-HOUSE"));
            }
            if (restraint.interrogatedAfter != null) {
                note(at.plusSeconds(restraint.interrogatedAfter), interrogation());
            }
        }
        if (restraint.familyAfter != null && (restraint.isCustody() || restraint.designatedPlace)) {
            note(at.plusSeconds(restraint.familyAfter), new FamilyNotified(person, null));
        }
        if (restraint.extensionAskedBefore != null && restraint.endsAfter != null) {
            extend(at.plusSeconds(restraint.endsAfter), restraint.extensionAskedBefore);
        }
    }

    private InterrogationHeld interrogation() {
        return new InterrogationHeld(
                List.of(officer, partner), "DEMO-DETENTION-HOUSE", person, number + "-I", null, null, null);
    }

    private void extend(Instant end, int askedBefore) {
        Instant asked = end.minusSeconds(askedBefore);
        note(asked, new CustodyExtensionRequested(person, 1, end));
        note(asked.plusSeconds(20 * HOUR), new CustodyExtensionApproved(person, 1, number + "-X"));
    }

    /** There is never a gap between two measures. */
    private void replace(String id, String from, String to, Instant at) {
        if (to.equals("ARREST")) {
            note(at.minusSeconds(30 * HOUR), new ArrestRequested(person, number + "-AR"));
            note(at.minusSeconds(2 * HOUR), new ArrestApproved(person, number + "-AA"));
        }
        note(at, new MeasureChanged(id, from, to, person, head));
    }

    private void note(Instant at, Fact fact) {
        pen.write(at, fact, officer, HANDLER);
    }
}
