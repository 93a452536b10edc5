/** 接警 — receiving an alert, classifying it, and every way in which it does not become a response. */
@NullMarked
@Room(knows = {"alert", "caller", "source"})
package org.firstbutton.intake.reception;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
