@org.jspecify.annotations.NullMarked
package org.firstbutton.supervision.rectification;
