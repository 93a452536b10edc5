/** 时间线 — what is known about each matter, caller and source, as it arrives. */
@Room(knows = {"source", "verdict", "rulebook"})
@NullMarked
package org.firstbutton.supervision.timeline;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
