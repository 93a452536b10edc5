/** 通知 — what is brought to a person's attention, and when: he says what he wants to be told and when not. */
@Room(knows = {"almanac", "calendar"})
@NullMarked
package org.firstbutton.supervision.notification;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
