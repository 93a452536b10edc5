@org.jspecify.annotations.NullMarked
package org.firstbutton.casework.custody;
