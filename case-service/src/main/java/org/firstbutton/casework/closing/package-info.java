/** 决定与结案 — a decision is made, the case is closed. */
@Room(knows = {"casefile", "approval", "person"})
@NullMarked
package org.firstbutton.casework.closing;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
