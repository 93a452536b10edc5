/** 机房 — the database, the broker and the identity provider that the services stand on. */
@NullMarked
package org.firstbutton.localrun.infrastructure;

import org.jspecify.annotations.NullMarked;
