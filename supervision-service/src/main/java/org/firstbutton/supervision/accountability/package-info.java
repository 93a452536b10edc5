/** 追责 — who answers for a confirmed finding, proposed, decided, served, appealed and carried out by people (b6). */
@Room(knows = {"finding", "roster", "almanac", "calendar"})
@NullMarked
package org.firstbutton.supervision.accountability;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
