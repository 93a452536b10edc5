/** 办案区 — visits of persons from the gate to the way out, and the state of the areas (b11). */
@Room(knows = {"casefile", "person"})
@NullMarked
package org.firstbutton.casework.custody;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
