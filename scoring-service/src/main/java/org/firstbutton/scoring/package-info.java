@NullMarked
package org.firstbutton.scoring;

import org.jspecify.annotations.NullMarked;
