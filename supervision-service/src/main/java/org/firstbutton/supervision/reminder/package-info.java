/** 提醒 — one case, one reminder: whoever handles a case is reminded before its limit ends, and signs that he was. */
@Room(knows = {"almanac", "calendar", "roster", "rulebook", "rules"})
@NullMarked
package org.firstbutton.supervision.reminder;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
