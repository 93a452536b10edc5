/** 数据源 — the systems that record facts here, and their heartbeats. */
@NullMarked
@Room(knows = {})
package org.firstbutton.intake.source;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
