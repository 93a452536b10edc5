/** 积分方案 — the scoring scheme in force: data, loaded whole or refused. */
@Room(knows = {})
@NullMarked
package org.firstbutton.scoring.scheme;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
