/** 侦查 — who works on the case and what was done in it. */
@Room(knows = {"casefile", "person"})
@NullMarked
package org.firstbutton.casework.investigation;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
