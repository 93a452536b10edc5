/** 警情台账 — the read side: one alert, its history, lists; callers are masked. */
@NullMarked
@Room(knows = {"alert", "caller"})
package org.firstbutton.intake.register;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
