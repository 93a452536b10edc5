/** Reports at the desk. */
@NullMarked
package org.firstbutton.casework.registration;

import org.jspecify.annotations.NullMarked;
