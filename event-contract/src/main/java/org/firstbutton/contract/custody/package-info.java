/** 办案区 — visits of persons in the case area and the state of the areas. */
@NullMarked
package org.firstbutton.contract.custody;

import org.jspecify.annotations.NullMarked;
