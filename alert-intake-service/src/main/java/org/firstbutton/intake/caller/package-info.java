/** 报警人 — who called and what was told: sealed, shown masked, revealed for a purpose, found by the number. */
@Room(knows = {"alert"})
@NullMarked
package org.firstbutton.intake.caller;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
