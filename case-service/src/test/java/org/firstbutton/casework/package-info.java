@NullMarked
package org.firstbutton.casework;

import org.jspecify.annotations.NullMarked;
