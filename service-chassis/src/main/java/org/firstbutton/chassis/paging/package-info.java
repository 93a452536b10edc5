/** Where a page of a list ended, so that the next begins there whatever has come in meanwhile. */
@NullMarked
package org.firstbutton.chassis.paging;

import org.jspecify.annotations.NullMarked;
