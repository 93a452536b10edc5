/** Who is called back, by whom and by when, and what becomes of the answers. */
@NullMarked
package org.firstbutton.intake.callback;

import org.jspecify.annotations.NullMarked;
