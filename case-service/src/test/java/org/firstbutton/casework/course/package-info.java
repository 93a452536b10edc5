@NullMarked
package org.firstbutton.casework.course;

import org.jspecify.annotations.NullMarked;
