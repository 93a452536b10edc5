/** 卷宗管理 — one case, one dossier: its papers, its archiving, who has it, how long it is kept. */
@Room(knows = {"casefile", "checklist", "retention", "vault"})
@NullMarked
package org.firstbutton.casework.dossier;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
