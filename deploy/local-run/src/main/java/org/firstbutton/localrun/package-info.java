@NullMarked
package org.firstbutton.localrun;

import org.jspecify.annotations.NullMarked;
