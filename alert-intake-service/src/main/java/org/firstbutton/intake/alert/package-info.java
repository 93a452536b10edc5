/** 警情 — the alert itself: its states, the one table of allowed transitions, and how a command is carried out on it. */
@NullMarked
@Room(knows = {})
package org.firstbutton.intake.alert;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
