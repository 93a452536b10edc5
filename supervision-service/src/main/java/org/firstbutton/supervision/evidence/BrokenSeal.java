package org.firstbutton.supervision.evidence;

/** 封印已破 — the bundle is not what was signed, or was not signed by a key that the reader trusts. */
public final class BrokenSeal extends RuntimeException {
    private final Part part;

    BrokenSeal(Part part, String detail) {
        super(detail);
        this.part = part;
    }

    public Part part() {
        return part;
    }

    /** What does not hold. */
    public enum Part {
        SIGNATURE,
        /** The key that signed is none of those given. */
        KEY,
        PACK_HASH,
        CALENDAR_HASH,
        FACT_HASH
    }
}
