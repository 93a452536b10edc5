/** 案件 — reports, cases and their investigation; one room per desk in the station. */
@NullMarked
package org.firstbutton.casework;

import org.jspecify.annotations.NullMarked;
