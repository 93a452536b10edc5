/** 盯办 — judges each timeline when its verdict can change, and writes the difference. */
@Room(knows = {"timeline", "source", "finding", "evidence", "rulebook", "rules", "verdict"})
@NullMarked
package org.firstbutton.supervision.watch;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
