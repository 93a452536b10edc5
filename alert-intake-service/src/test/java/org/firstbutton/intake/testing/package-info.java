/** What the tests of this service share. */
@NullMarked
package org.firstbutton.intake.testing;

import org.jspecify.annotations.NullMarked;
