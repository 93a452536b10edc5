package org.firstbutton.scoring.scheme;

/** 双语文本 — what a person reads, in both languages. */
public record Text(String zh, String en) {}
