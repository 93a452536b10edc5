/** 办理程序 — the doors of the procedures of scoring: self-reports, evaluations, dossier reviews, lists, records, objections. */
@Room(knows = {"selfreport", "evaluation", "dossierreview", "listing", "records", "objection"})
@NullMarked
package org.firstbutton.scoring.procedure;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
