package org.firstbutton.scoring.evidence;

import java.util.UUID;

/** 成立的异议 — against what one piece of evidence cost one account under one metric. */
public record UpheldObjection(String evidence, String account, String metric, UUID fact) {}
