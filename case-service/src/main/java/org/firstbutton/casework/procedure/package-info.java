/** 办理程序 — the doors of all procedures that run beside a case: measures, visits, property, dossiers. */
@Room(knows = {"casefile", "custody", "dossier", "measure", "property", "registration"})
@NullMarked
package org.firstbutton.casework.procedure;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
