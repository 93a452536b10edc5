/** 异议期限 — how long something is open to objections, in working days of the calendar. */
@Room(knows = {})
@NullMarked
package org.firstbutton.scoring.term;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
