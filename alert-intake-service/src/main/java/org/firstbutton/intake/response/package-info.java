/** 处警 — what the units sent do: acknowledge, set out, arrive, clear, give feedback, inform the caller. */
@NullMarked
@Room(knows = {"alert"})
package org.firstbutton.intake.response;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
