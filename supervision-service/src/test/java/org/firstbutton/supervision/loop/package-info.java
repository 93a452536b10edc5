/** 闭环 — the finding loop as a whole, over the running service. */
@NullMarked
package org.firstbutton.supervision.loop;

import org.jspecify.annotations.NullMarked;
