package org.firstbutton.localrun;

import org.jspecify.annotations.Nullable;

/** 障碍 — why a command cannot do its work, and the way out. */
public final class Trouble extends RuntimeException {
    /** Something failed while running. */
    public static final int FAILED = 1;

    /** The command was given something that cannot be. */
    public static final int WRONG_USAGE = 2;

    /** Some rows of an import were refused. */
    public static final int REFUSED_ROWS = 3;

    /** This machine is not ready: a port, memory, disk, or a process that a killed run left behind. */
    public static final int NOT_READY = 4;

    private final int exitCode;
    private final transient Words what;
    private final transient Words wayOut;

    public Trouble(int exitCode, Words what, Words wayOut) {
        this(exitCode, what, wayOut, null);
    }

    public Trouble(int exitCode, Words what, Words wayOut, @Nullable Throwable cause) {
        super(what.en() + " — " + wayOut.en(), cause);
        this.exitCode = exitCode;
        this.what = what;
        this.wayOut = wayOut;
    }

    public static Trouble failed(Words what, Words wayOut) {
        return new Trouble(FAILED, what, wayOut);
    }

    public static Trouble notReady(Words what, Words wayOut) {
        return new Trouble(NOT_READY, what, wayOut);
    }

    public int exitCode() {
        return exitCode;
    }

    public Words what() {
        return what;
    }

    /** What to print: the obstacle and the way out, each in both languages. */
    public String text() {
        return what.lines("✘ ") + System.lineSeparator() + wayOut.lines("  → ");
    }
}
