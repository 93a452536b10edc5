@NullMarked
package org.firstbutton.chassis.recording;

import org.jspecify.annotations.NullMarked;
