@NullMarked
package org.firstbutton.casework.dossier;

import org.jspecify.annotations.NullMarked;
