/** 自查自报 — an officer reports a mistake of his own before anybody else finds it, and it costs him less. */
@Room(knows = {})
@NullMarked
package org.firstbutton.scoring.selfreport;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
