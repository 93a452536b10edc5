/** Who is calling, what he may see: roles, organisation scope, deny by default. */
@NullMarked
package org.firstbutton.chassis.access;

import org.jspecify.annotations.NullMarked;
