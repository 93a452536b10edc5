/** 办案程序 — the one door for all steps of a case that its table tells in full. */
@Room(knows = {"approval", "casefile", "person"})
@NullMarked
package org.firstbutton.casework.course;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
