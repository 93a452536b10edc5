/** 满意度 — what citizens say of how they were served, as a rate with its uncertainty. */
@Room(knows = {"scheme"})
@NullMarked
package org.firstbutton.scoring.satisfaction;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
