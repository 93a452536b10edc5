@NullMarked
package org.firstbutton.casework.checklist;

import org.jspecify.annotations.NullMarked;
