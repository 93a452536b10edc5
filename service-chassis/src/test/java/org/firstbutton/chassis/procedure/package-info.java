@NullMarked
package org.firstbutton.chassis.procedure;

import org.jspecify.annotations.NullMarked;
