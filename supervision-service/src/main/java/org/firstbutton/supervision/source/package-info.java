/** 数据源 — who reports, how lately, and how far each may be trusted to be complete. */
@Room(knows = {"verdict"})
@NullMarked
package org.firstbutton.supervision.source;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
