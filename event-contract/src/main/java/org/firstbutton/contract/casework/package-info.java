/** 受案、立案、侦查 — what happens to a report and the case that comes of it. */
@NullMarked
package org.firstbutton.contract.casework;

import org.jspecify.annotations.NullMarked;
