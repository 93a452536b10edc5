/** 推演 — random histories through the live path, against a batch judge that was written without looking at it. */
@NullMarked
package org.firstbutton.supervision.simulation;

import org.jspecify.annotations.NullMarked;
