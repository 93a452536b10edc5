/** 抽样复查 — which alerts people look at again, who looks at them, and what may be said of all after some were looked at. */
@Room(knows = {"finding", "rulebook"})
@NullMarked
package org.firstbutton.supervision.sampling;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
