/** What the party is told of his case. */
@NullMarked
package org.firstbutton.intake.disclosure;

import org.jspecify.annotations.NullMarked;
