@NullMarked
package org.firstbutton.intake;

import org.jspecify.annotations.NullMarked;
