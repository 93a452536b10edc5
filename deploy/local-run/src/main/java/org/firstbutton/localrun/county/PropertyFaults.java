package org.firstbutton.localrun.county;

import static org.firstbutton.localrun.county.CaseworkFaults.admin;
import static org.firstbutton.localrun.county.CaseworkFaults.criminal;

import java.util.List;
import org.firstbutton.contract.property.PropertyFact.PropertyInventoryCounted;
import org.firstbutton.localrun.county.story.AlertCourse;
import org.firstbutton.localrun.county.story.CaseCourse;
import org.firstbutton.localrun.county.story.Extra;
import org.firstbutton.localrun.county.story.Thing;
import org.firstbutton.localrun.county.story.Thing.Taking;

/** 财物过错 — what goes wrong with things between their taking and their return. */
final class PropertyFaults {
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;
    private static final int TAKEN_AFTER = 3 * HOUR;

    static final List<Fault> ALL = List.of(
            new Fault("PRO-01", 3, 6, 8, 15, 3, PropertyFaults::keptByTheHandler),
            new Fault("PRO-02", 3, 6, 8, 15, 3, PropertyFaults::neverEntered),
            new Fault("PRO-03", 3, 8, 8, 15, 3, PropertyFaults::loanForgotten),
            new Fault("PRO-04", 2, 22, 8, 15, 3, PropertyFaults::keptForNothing),
            new Fault("PRO-05", 3, 6, 8, 15, 3, PropertyFaults::leftInStore),
            new Fault("PRO-07", 2, 206, 8, 15, 3, PropertyFaults::frozenTooLong));

    private PropertyFaults() {}

    /** Goes back a day before the case is closed. */
    private static Thing taken(CaseCourse casework, Taking taking) {
        Thing thing = new Thing(taking, TAKEN_AFTER, casework.closeAfter - TAKEN_AFTER - DAY);
        casework.things.add(thing);
        return thing;
    }

    private static void keptByTheHandler(AlertCourse course, int which) {
        Thing thing = taken(admin(course, 5), Taking.EXTRACTED);
        if (which % 2 == 0) {
            thing.handOverAfter = course.dice.hours(26, 40);
        } else {
            thing.toHimself = true;
        }
    }

    /** The papers were not filed, or the ledger knew nothing of it for more than a day. */
    private static void neverEntered(AlertCourse course, int which) {
        Thing thing = taken(admin(course, 5), Taking.SEALED);
        if (which % 2 == 0) {
            thing.documentsFiled = false;
        } else {
            thing.registerAfter = course.dice.hours(26, 40);
        }
    }

    private static void loanForgotten(AlertCourse course, int which) {
        Thing thing = taken(admin(course, 7), Taking.EXTRACTED);
        thing.loanAfter = DAY;
        thing.loanedFor = 50 * HOUR;
    }

    private static void keptForNothing(AlertCourse course, int which) {
        taken(criminal(course, 20), Taking.EXTRACTED).unrelatedAfter = DAY;
    }

    private static void leftInStore(AlertCourse course, int which) {
        CaseCourse casework = admin(course, 5);
        casework.things.add(new Thing(Taking.EXTRACTED, TAKEN_AFTER, casework.closeAfter));
        casework.thingsLeft = true;
    }

    /** Found when a thing of this case was fetched from the store; the finding is the store's. */
    static void countedWrong(AlertCourse course) {
        PropertyInventoryCounted counted =
                new PropertyInventoryCounted("DEMO-COUNT", "MONTHLY", 12, 11, null, null, List.of("DEMO-ITEM"));
        admin(course, 4).also.add(Extra.by("PROPERTY_KEEPER", DAY, counted));
        course.breaks.add("PRO-06");
        course.subjects.put("PRO-06", course.unit.path());
    }

    private static void frozenTooLong(AlertCourse course, int which) {
        taken(criminal(course, 204), Taking.FROZEN);
    }
}
