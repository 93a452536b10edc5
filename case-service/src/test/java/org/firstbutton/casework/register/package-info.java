@NullMarked
package org.firstbutton.casework.register;

import org.jspecify.annotations.NullMarked;
