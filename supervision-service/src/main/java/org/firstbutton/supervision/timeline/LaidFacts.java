package org.firstbutton.supervision.timeline;

import java.util.List;
import org.firstbutton.chassis.delivery.ArrivedFact;

/** 落库之后 — who wants to know the facts that a committed batch has laid down, while they are still in memory. */
public interface LaidFacts {
    /** @param laid all of them were unknown before and stand in the database now */
    void laid(List<ArrivedFact> laid);
}
