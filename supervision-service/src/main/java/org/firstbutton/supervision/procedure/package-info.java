/** 办理程序 — the doors of the procedures that run after a finding: rectifications, objections, accountability. */
@Room(knows = {"accountability", "campaign", "inspection", "objection", "rectification", "sampling"})
@NullMarked
package org.firstbutton.supervision.procedure;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
