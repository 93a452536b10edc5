/** 卷内目录 — which papers belong into a dossier, by the form of its case; data with versions, not code. */
@Room
@NullMarked
package org.firstbutton.casework.checklist;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
