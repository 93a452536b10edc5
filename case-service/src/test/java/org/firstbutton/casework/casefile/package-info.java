@NullMarked
package org.firstbutton.casework.casefile;

import org.jspecify.annotations.NullMarked;
