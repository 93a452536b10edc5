@NullMarked
package org.firstbutton.casework.procedure;

import org.jspecify.annotations.NullMarked;
