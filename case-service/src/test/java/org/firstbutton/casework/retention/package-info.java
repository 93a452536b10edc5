@NullMarked
package org.firstbutton.casework.retention;

import org.jspecify.annotations.NullMarked;
