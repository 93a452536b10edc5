/** 涉案财物 — every item from its taking to its disposition (b10). */
@Room(knows = {"casefile"})
@NullMarked
package org.firstbutton.casework.property;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
