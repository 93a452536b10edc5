package org.firstbutton.peer;

/** 节点 — one event, as small as the five deadlines need it. Public fields, so that Flink serialises it without reflection on each event. */
public final class Milestone {
    public String matter = "";
    /** Index into {@link Deadlines#types()}; -1 for what no deadline speaks of. */
    public int type;
    /** Whether the condition of the deadline that it triggers holds. */
    public boolean holds;
    public long at;

    public Milestone() {}

    Milestone(String matter, int type, boolean holds, long at) {
        this.matter = matter;
        this.type = type;
        this.holds = holds;
        this.at = at;
    }

    public String getMatter() {
        return matter;
    }
}
