/** 早调度与周通报 — the morning meeting's agenda and the weekly bulletin, read off what is open; nothing of it is stored. */
@Room(knows = {"almanac", "calendar", "finding", "rulebook", "rules"})
@NullMarked
package org.firstbutton.supervision.briefing;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
