/** 外部记录 — what another case system recorded, taken in without our checks. */
@Room(knows = {"casefile", "person"})
@NullMarked
package org.firstbutton.casework.export;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
