@NullMarked
package org.firstbutton.supervision;

import org.jspecify.annotations.NullMarked;
