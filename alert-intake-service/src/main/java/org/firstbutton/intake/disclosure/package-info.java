/** 执法公开 — what the party is told of his case, or why he is not told. */
@Room(knows = {"alert"})
@NullMarked
package org.firstbutton.intake.disclosure;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
