/** 复查核实 — what a citizen was not content with, or a change of class, looked into from outside the unit (PUB-03). */
@Room(knows = {"alert"})
@NullMarked
package org.firstbutton.intake.recheck;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
