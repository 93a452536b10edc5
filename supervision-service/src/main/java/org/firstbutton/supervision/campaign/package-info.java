/** 专项行动 — campaigns: which findings they take on, what is left in each unit, and their end. */
@Room(knows = {"finding", "rectification", "rulebook", "almanac", "calendar"})
@NullMarked
package org.firstbutton.supervision.campaign;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
