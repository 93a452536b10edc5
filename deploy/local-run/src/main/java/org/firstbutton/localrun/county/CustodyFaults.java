package org.firstbutton.localrun.county;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.firstbutton.contract.custody.CustodyFact.AreaStatusChanged;
import org.firstbutton.localrun.county.story.AlertCourse;
import org.firstbutton.localrun.county.story.AreaVisit;
import org.firstbutton.localrun.county.story.AreaVisit.Outing;
import org.firstbutton.localrun.county.story.CaseCourse;
import org.firstbutton.localrun.county.story.CaseCourse.Recording;
import org.firstbutton.localrun.county.story.Extra;

/** 办案区过错 — what goes wrong between the gate of the station and the way out. */
final class CustodyFaults {
    private static final int MINUTE = 60;

    static final List<Fault> ALL = List.of(
            new Fault("CUS-01", 3, 5, 8, 13, 3, (course, which) -> visit(course, CustodyFaults::elsewhereFirst)),
            new Fault("CUS-02", 3, 5, 8, 13, 3, (course, which) -> visit(course, visit -> leftOut(visit, which))),
            new Fault("CUS-03", 3, 5, 8, 13, 3, (course, which) -> visit(course, CustodyFaults::nobodyThere)),
            new Fault("CUS-04", 3, 5, 8, 13, 3, CustodyFaults::notRecorded),
            new Fault("CUS-05", 3, 5, 8, 13, 3, (course, which) -> visit(course, visit -> takenOut(visit, which))),
            new Fault("CUS-06", 2, 5, 8, 13, 3, CustodyFaults::takenToAClosedArea));

    private CustodyFaults() {}

    private static void visit(AlertCourse course, Consumer<AreaVisit> fault) {
        AreaVisit visit = new AreaVisit(20 * MINUTE, CaseCourse.ADMIN);
        fault.accept(visit);
        CaseworkFaults.admin(course, 3).visits.add(visit);
    }

    /** The fifth act of a case is an interrogation. */
    private static void notRecorded(AlertCourse course, int which) {
        CaseCourse casework = CaseworkFaults.criminal(course, 3);
        casework.recording = which % 2 == 0 ? Recording.LATE : Recording.NONE;
        casework.actsAfter.add(casework.closeAfter * 60 / 100);
    }

    /** An area that was closed that morning; the finding is the area's. */
    private static void takenToAClosedArea(AlertCourse course, int which) {
        String area = "DEMO-AREA-CLOSED-" + (which + 1);
        visit(course, visit -> visit.area = area);
        Objects.requireNonNull(course.casework)
                .also
                .add(Extra.by("CASE_MANAGER", 5 * MINUTE, new AreaStatusChanged(area, "CLOSED", null)));
        course.subjects.put("CUS-06", area);
    }

    private static void elsewhereFirst(AreaVisit visit) {
        visit.enterAfter = 35 * MINUTE;
        visit.leaveAfter = 3 * 3600;
    }

    private static void leftOut(AreaVisit visit, int which) {
        if (which % 2 == 0) {
            visit.safetyChecked = false;
        } else {
            visit.reason = null;
        }
    }

    private static void nobodyThere(AreaVisit visit) {
        visit.guardEvery = 9 * MINUTE;
    }

    private static void takenOut(AreaVisit visit, int which) {
        visit.outing = which % 2 == 0 ? Outing.UNAPPROVED : Outing.FOR_ANOTHER_PURPOSE;
    }
}
