/** 总览 — how far the alerts of a period have come, for those who lead. */
@Room
@NullMarked
package org.firstbutton.supervision.overview;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
