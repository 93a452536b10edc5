/** 升级阶梯 — who is told of an open finding, who has acknowledged it, and who is next if nothing happens. */
@Room(knows = {"almanac", "calendar", "finding", "notification", "roster", "verdict"})
@NullMarked
package org.firstbutton.supervision.ladder;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
