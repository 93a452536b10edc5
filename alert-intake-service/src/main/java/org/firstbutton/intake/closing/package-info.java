/** 结警 — reclassifying by two people, carrying over, closing with a filing decision, reopening. */
@NullMarked
@Room(knows = {"alert"})
package org.firstbutton.intake.closing;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
