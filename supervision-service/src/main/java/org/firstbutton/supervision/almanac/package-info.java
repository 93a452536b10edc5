/** 在用日历 — the working calendar in force, and the watch that next year's notice has come. */
@Room(knows = "calendar")
@NullMarked
package org.firstbutton.supervision.almanac;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
