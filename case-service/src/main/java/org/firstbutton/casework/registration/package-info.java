/** 登记 — somebody stands at the desk, a report is written down; with it a case begins. */
@Room(knows = {"casefile"})
@NullMarked
package org.firstbutton.casework.registration;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
