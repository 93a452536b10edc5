/** 预警导出 — warnings as lists and as messages of the Common Alerting Protocol 1.2, for systems that speak it. */
@Room(knows = {"rulebook", "rules", "almanac", "calendar"})
@NullMarked
package org.firstbutton.supervision.cap;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
