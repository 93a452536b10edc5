@org.jspecify.annotations.NullMarked
package org.firstbutton.chassis.sheet;
