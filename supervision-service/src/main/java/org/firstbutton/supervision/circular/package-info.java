/** 发文与签收 — notices of an office in its own words, papers sent down to the stations, and who has received them. */
@Room(knows = {"roster"})
@NullMarked
package org.firstbutton.supervision.circular;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
