/** 工作清单 — what waits for whom in the loop of findings and in programmes, why it is his, what is next, and until when. */
@Room(knows = {"finding", "rectification", "objection", "campaign", "almanac", "calendar"})
@NullMarked
package org.firstbutton.supervision.worklist;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
