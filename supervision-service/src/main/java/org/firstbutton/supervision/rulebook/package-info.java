/** 在用规则 — the packs in force and the judge compiled from them. */
@Room(knows = {"rules", "verdict", "almanac", "calendar"})
@NullMarked
package org.firstbutton.supervision.rulebook;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
