/** What a citizen sees of his matter, and what nobody learns by trying. */
@NullMarked
package org.firstbutton.intake.enquiry;

import org.jspecify.annotations.NullMarked;
