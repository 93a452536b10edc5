/** 涉案财物 — items taken in a case and the stores that keep them. */
@NullMarked
package org.firstbutton.contract.property;

import org.jspecify.annotations.NullMarked;
