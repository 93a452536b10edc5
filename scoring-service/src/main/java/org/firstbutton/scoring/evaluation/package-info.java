/** 考评 — evaluation runs: grades are proposed, the excellent are few, and what is inflated is done again from zero. */
@Room(knows = {"term"})
@NullMarked
package org.firstbutton.scoring.evaluation;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
