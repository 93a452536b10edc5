/** 当事人 — who a case is about: sealed, shown masked, revealed for a purpose, found by the number. */
@Room(knows = {"casefile"})
@NullMarked
package org.firstbutton.casework.person;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
