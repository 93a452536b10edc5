/** 回访 — citizens are called back about closed alerts and cases, by somebody who had no hand in them. */
@Room(knows = {"alert", "caller", "questionnaire"})
@NullMarked
package org.firstbutton.intake.callback;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
