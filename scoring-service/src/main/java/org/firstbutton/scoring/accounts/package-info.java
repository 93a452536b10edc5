/** 账户 — the read side of the ledger: what an account holds and why, and the proof that it adds up. */
@Room(knows = {"scheme", "points"})
@NullMarked
package org.firstbutton.scoring.accounts;

import org.firstbutton.chassis.house.Room;
import org.jspecify.annotations.NullMarked;
