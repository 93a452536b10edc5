/** 外部往来 — procuratorates, other agencies, complainants. */
@NullMarked
package org.firstbutton.contract.external;

import org.jspecify.annotations.NullMarked;
