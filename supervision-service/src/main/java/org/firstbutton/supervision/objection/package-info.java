/** 异议 — the unit contests a confirmed finding, and somebody independent decides (b5). */
@Room(knows = {"finding", "almanac", "calendar"})
@NullMarked
package org.firstbutton.supervision.objection;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
