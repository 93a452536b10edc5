/** 整改 — orders to put right what was confirmed: acknowledged, submitted, rechecked, watched, closed (b5). */
@Room(knows = {"finding", "almanac", "calendar"})
@NullMarked
package org.firstbutton.supervision.rectification;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
