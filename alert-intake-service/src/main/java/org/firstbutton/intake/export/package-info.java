/** 外部记录 — what another system recorded, taken in as it stands, without our transition checks. */
@NullMarked
@Room(knows = {"alert", "source"})
package org.firstbutton.intake.export;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
