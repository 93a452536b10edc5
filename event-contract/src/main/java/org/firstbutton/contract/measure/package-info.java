/** 强制措施 — detention, arrest, bail and the other measures, and the decisions about them. */
@NullMarked
package org.firstbutton.contract.measure;

import org.jspecify.annotations.NullMarked;
