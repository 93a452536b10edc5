/** 办理程序 — the doors of the procedures that run after a finding. */
@Room(knows = {"accountability"})
@NullMarked
package org.firstbutton.supervision.procedure;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
