/** 试行 — rules on trial: uploaded, judged over history, run in shadow, and put in force by two people. */
@Room(knows = {"rulebook", "rules", "verdict", "timeline", "watch", "finding"})
@NullMarked
package org.firstbutton.supervision.trial;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
