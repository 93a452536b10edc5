/** Complaints and petitions as their table says, and not otherwise. */
@NullMarked
package org.firstbutton.intake.complaint;

import org.jspecify.annotations.NullMarked;
