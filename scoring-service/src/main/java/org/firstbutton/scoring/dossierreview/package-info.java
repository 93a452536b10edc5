/** 案卷评查 — one case, one evaluation: reviewed by somebody who had no part in it, a sample twice and blindly. */
@Room(knows = {"term"})
@NullMarked
package org.firstbutton.scoring.dossierreview;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
