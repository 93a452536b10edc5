/** What the tests of every service need: a real PostgreSQL, a real Kafka broker, and tokens. */
@NullMarked
package org.firstbutton.chassis.testing;

import org.jspecify.annotations.NullMarked;
