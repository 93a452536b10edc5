/** What the services say to each other: past-tense facts in an envelope, one sealed family per topic. */
@NullMarked
package org.firstbutton.contract;

import org.jspecify.annotations.NullMarked;
