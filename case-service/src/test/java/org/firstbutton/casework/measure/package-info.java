@NullMarked
package org.firstbutton.casework.measure;

import org.jspecify.annotations.NullMarked;
