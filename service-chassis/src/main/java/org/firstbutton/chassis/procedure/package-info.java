/**
 * 办理程序 — procedures as tables: who may take which step in which state, who approves it, and which fact it leaves. A
 * service says what a table cannot in a {@link org.firstbutton.chassis.procedure.Practice}; everything else is here once.
 */
@NullMarked
package org.firstbutton.chassis.procedure;

import org.jspecify.annotations.NullMarked;
