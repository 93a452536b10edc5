@NullMarked
package org.firstbutton.contract;

import org.jspecify.annotations.NullMarked;
