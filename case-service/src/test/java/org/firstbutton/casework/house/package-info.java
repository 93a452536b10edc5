/** What the service as a whole must keep: house rules, access, problems. */
@NullMarked
package org.firstbutton.casework.house;

import org.jspecify.annotations.NullMarked;
