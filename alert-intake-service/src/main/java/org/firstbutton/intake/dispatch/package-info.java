/** 派警 — sending units, handing an alert over to another unit, returning feedback. */
@NullMarked
@Room(knows = {"alert"})
package org.firstbutton.intake.dispatch;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
