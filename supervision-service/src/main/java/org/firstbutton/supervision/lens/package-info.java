/** 视角 — named ways to look at the same rules: what each group of them found, and who answers for it. */
@Room(knows = {"finding", "rectification", "rulebook", "roster", "almanac", "calendar"})
@NullMarked
package org.firstbutton.supervision.lens;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
