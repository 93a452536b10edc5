/** 期限 — clocks of the case stop, run again and are extended. */
@Room(knows = {"casefile", "approval"})
@NullMarked
package org.firstbutton.casework.clock;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
