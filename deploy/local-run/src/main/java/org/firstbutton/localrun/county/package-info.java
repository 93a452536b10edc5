/** 示范县 — the synthetic Demo County: what happens there in some days, and which faults were planted in it. */
@NullMarked
package org.firstbutton.localrun.county;

import org.jspecify.annotations.NullMarked;
