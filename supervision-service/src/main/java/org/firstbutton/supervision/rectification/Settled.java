package org.firstbutton.supervision.rectification;

/** 已销 — when a finding needs nothing more: it was remedied, put right, or does not hold. Nobody ticks it off. */
public final class Settled {
    /** Over a finding {@code f}; {@code :orders} is the path of {@link RectificationProcedure}. */
    public static final String FINDING = """
            f.remedied_at is not null or f.status in ('DISMISSED', 'OVERTURNED', 'WITHDRAWN')
            or exists (select from proceeding p where p.procedure = :orders and p.subject = f.object
                         and p.state in ('RECTIFIED', 'CLOSED'))
            """;

    private Settled() {}
}
