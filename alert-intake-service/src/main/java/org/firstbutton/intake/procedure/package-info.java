/** 办理程序 — the doors of all procedures that run beside an alert: complaints, disclosures, rechecks. */
@Room(knows = {"complaint", "disclosure", "recheck"})
@NullMarked
package org.firstbutton.intake.procedure;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
