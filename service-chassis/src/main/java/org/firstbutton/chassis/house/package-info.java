/** The house rules that each service's ArchitectureTest runs. */
@NullMarked
package org.firstbutton.chassis.house;

import org.jspecify.annotations.NullMarked;
