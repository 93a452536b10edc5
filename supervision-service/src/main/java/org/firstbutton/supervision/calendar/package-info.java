/** 法定时限 — when a legal term ends, day by day: a pure function of start, limit, calendar and pauses. */
@Room
@NullMarked
package org.firstbutton.supervision.calendar;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
