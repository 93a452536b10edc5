package org.firstbutton.localrun.county.story;

import java.time.Instant;
import java.util.List;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.property.PropertyFact.PropertyClearanceChecked;
import org.firstbutton.contract.property.PropertyFact.PropertyDocumentsFiled;
import org.firstbutton.contract.property.PropertyFact.PropertyExtracted;
import org.firstbutton.contract.property.PropertyFact.PropertyFoundUnrelated;
import org.firstbutton.contract.property.PropertyFact.PropertyFrozen;
import org.firstbutton.contract.property.PropertyFact.PropertyHandedOver;
import org.firstbutton.contract.property.PropertyFact.PropertyLoaned;
import org.firstbutton.contract.property.PropertyFact.PropertyPreserved;
import org.firstbutton.contract.property.PropertyFact.PropertyReceived;
import org.firstbutton.contract.property.PropertyFact.PropertyRegistered;
import org.firstbutton.contract.property.PropertyFact.PropertyReleased;
import org.firstbutton.contract.property.PropertyFact.PropertyReturned;
import org.firstbutton.contract.property.PropertyFact.PropertySealed;
import org.firstbutton.localrun.county.story.Thing.Taking;

/** 财物脚本 — writes down what became of the things that were taken in a case. */
final class PropertyScript {
    private static final String KEEPING = "PROPERTY_KEEPER";
    private static final int MINUTE = 60;

    private final Pen pen;
    private final String number;
    private final String caseKind;
    private final String officer;
    private final String chief;

    PropertyScript(Pen pen, String number, String caseKind, String officer, String chief) {
        this.pen = pen;
        this.number = number;
        this.caseKind = caseKind;
        this.officer = officer;
        this.chief = chief;
    }

    void write(List<Thing> things, Instant accepted) {
        for (int i = 0; i < things.size(); i++) {
            write(things.get(i), number + "-P" + (i + 1), accepted.plusSeconds(things.get(i).after));
        }
    }

    private void write(Thing thing, String id, Instant at) {
        take(thing, id, at);
        if (thing.taking == Taking.EXTRACTED) {
            store(thing, id, at.plusSeconds(thing.handOverAfter));
        } else if (thing.documentsFiled) {
            note(at.plusSeconds(50 * MINUTE), new PropertyDocumentsFiled(id, "INSPECTORATE"));
        }
        int entered = Math.max(thing.registerAfter, thing.taking == Taking.EXTRACTED ? thing.handOverAfter + 900 : 0);
        keep(at.plusSeconds(entered), new PropertyRegistered(id, keeper()));
        if (thing.loanAfter != null) {
            lend(thing, id, at.plusSeconds(thing.loanAfter));
        }
        if (thing.unrelatedAfter != null) {
            note(at.plusSeconds(thing.unrelatedAfter), new PropertyFoundUnrelated(id, officer));
        }
        note(at.plusSeconds(thing.releaseAfter), new PropertyReleased(id, id + "-RC"));
    }

    private void take(Thing thing, String id, Instant at) {
        note(
                at,
                switch (thing.taking) {
                    case EXTRACTED -> new PropertyExtracted(id, null, officer, "GOODS", 1, null, null, null, null);
                    case SEALED -> new PropertySealed(id, null, id + "-DOC");
                    case PRESERVED -> new PropertyPreserved(id, null, id + "-DOC");
                    case FROZEN -> new PropertyFrozen(id, "FUNDS", caseKind, null, id + "-DOC");
                });
    }

    private void store(Thing thing, String id, Instant at) {
        note(at, new PropertyHandedOver(id, thing.toHimself ? officer : keeper(), "DEMO-STORE"));
        keep(at.plusSeconds(8 * MINUTE), new PropertyReceived(id, keeper(), "DEMO-STORE"));
    }

    private void lend(Thing thing, String id, Instant at) {
        Instant due = at.plusSeconds(thing.dueAfter);
        note(at, new PropertyLoaned(id, officer, chief, "EXAMINATION", due));
        keep(at.plusSeconds(thing.loanedFor), new PropertyReturned(id, keeper()));
    }

    /** Before a case is closed somebody looks at what is left of its things. */
    void cleared(Instant at, boolean left) {
        note(at, new PropertyClearanceChecked("CLOSING", left ? List.of(number + "-P1") : List.of()));
    }

    private static String keeper() {
        return Extra.officerOf(KEEPING);
    }

    private void keep(Instant at, Fact fact) {
        pen.write(at, fact, keeper(), KEEPING);
    }

    private void note(Instant at, Fact fact) {
        pen.write(at, fact, officer, "HANDLING_OFFICER");
    }
}
