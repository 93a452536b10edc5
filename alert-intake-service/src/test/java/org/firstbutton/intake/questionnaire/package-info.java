/** What may be asked, who drafts and who approves it, and which answers fit. */
@NullMarked
package org.firstbutton.intake.questionnaire;

import org.jspecify.annotations.NullMarked;
