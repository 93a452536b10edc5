@NullMarked
package org.firstbutton.chassis;

import org.jspecify.annotations.NullMarked;
