package org.firstbutton.contract;

/**
 * 事实 — something that happened, named in the past tense. A fact says only what is its own; who, when and about
 * which matter stand in the {@link Envelope}. Each record carries its wire name in {@link Named} and belongs to one
 * sealed family; {@link Topic} lists the families.
 */
public interface Fact {}
