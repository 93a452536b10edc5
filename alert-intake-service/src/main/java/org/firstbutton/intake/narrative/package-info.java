/** 文本核对 — reads what was reported and holds it against the category that an alert is given. */
@NullMarked
@Room(knows = {"alert", "caller"})
package org.firstbutton.intake.narrative;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
