/** 群众查询 — who reported an alert follows it online by number and code, and grades it once. */
@Room(knows = {"alert", "disclosure", "reception"})
@NullMarked
package org.firstbutton.intake.enquiry;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
