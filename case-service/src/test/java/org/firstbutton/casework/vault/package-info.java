@NullMarked
package org.firstbutton.casework.vault;

import org.jspecify.annotations.NullMarked;
