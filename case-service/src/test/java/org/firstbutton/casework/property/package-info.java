@NullMarked
package org.firstbutton.casework.property;

import org.jspecify.annotations.NullMarked;
