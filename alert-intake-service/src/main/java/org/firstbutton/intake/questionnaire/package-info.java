/** 回访问卷 — the paper that citizens are asked: drafted by one, approved by another, in force from a day on, never changed. */
@Room
@NullMarked
package org.firstbutton.intake.questionnaire;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
