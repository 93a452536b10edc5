@NullMarked
package org.firstbutton.casework.export;

import org.jspecify.annotations.NullMarked;
