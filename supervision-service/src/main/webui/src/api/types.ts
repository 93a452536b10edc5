import type { components } from './schema';
import type { components as intake } from './intake';
import type { components as scoring } from './scoring';

type Schemas = components['schemas'];
type Scores = scoring['schemas'];
type Intake = intake['schemas'];

// The document cannot say which members an answer always has; here they are named, and a renamed one no longer compiles.
export type Known<T, Absent extends keyof T = never> = Required<Omit<T, Absent>> & Partial<Pick<T, Absent>>;

export type SignIn = Known<Schemas['SignIn'], 'scoring' | 'intake'>;
export type Me = Known<Schemas['Me']>;
export type Finding = Known<Schemas['FindingView'], 'number' | 'dueAt' | 'remediedAt'>;
export type FindingPage = { items: Finding[]; nextCursor?: string };
export type Tally = Known<Schemas['FindingTally']>;
export type Summary = { asOf: string; total: number; tallies: Tally[] };
export type Fact = Omit<Known<Schemas['FactView']>, 'data'> & { data: Record<string, unknown> };
export type History = Known<Schemas['HistoryView'], 'actor'>;
export type Share = Known<Schemas['Share']>;
export type Verifying = {
  assigned?: Known<Schemas['Assigned']>;
  answered?: Known<Schemas['Answered']>;
  dismissal?: Known<Schemas['Dismissal']>;
  confirmed?: Known<Schemas['Confirmed'], 'officer'>;
  recurrenceOf?: string;
};
export type ProceedingRef = Known<Schemas['ProceedingRef']>;
export type WalkedDay = { date: string; counted: boolean; why: string; name?: string };
export type Explanation = {
  rule: { id: string; pack: string; version: string; nameZh: string; nameEn: string; basis: string; unverified: boolean };
  awaited?: string;
  figures?: Record<string, string>;
  limit?: string;
  zone?: string;
  walk?: WalkedDay[];
  seen?: { asOf: string; watermark: string };
};
export type Detail = {
  finding: Finding;
  explanation: Explanation;
  facts: Fact[];
  history: History[];
  responsibility: Share[];
  verifying: Verifying;
  proceedings: ProceedingRef[];
  recurrences: string[];
};
export type Proceeding = Omit<Known<Schemas['Proceeding'], 'caseId' | 'subject' | 'expiresAt'>, 'detail'> & {
  detail: Record<string, unknown>;
};
export type ProceedingFact = Omit<Known<Schemas['RecordedFact']>, 'data'> & { data: Record<string, unknown> };
export type Recheck = Known<Schemas['Recheck'], 'state'>;
export type Task = Known<Schemas['Task'], 'dueAt' | 'findingId' | 'ruleId' | 'severity'>;
export type Counts = Known<Schemas['Counts']>;
export type Worklist = { counts: Counts; items: Task[]; nextCursor?: string };
export type RuleLimit = Known<Schemas['RuleLimit'], 'when'>;
export type RulePart = Omit<Known<Schemas['RulePart'], 'when'>, 'limits'> & { limits: RuleLimit[] };
export type Rule = Omit<Known<Schemas['RuleView'], 'noteZh' | 'noteEn'>, 'parts'> & { parts: RulePart[] };
export type Trial = Known<Schemas['TrialPackView'], 'proposal' | 'proposedBy' | 'lastBackTest' | 'yaml' | 'analysis'>;
export type BackTest = Known<Schemas['BackTestView'], 'asOf' | 'timelinesTotal' | 'reason' | 'result'>;
export type Warning = Known<Schemas['WarningView'], 'number'>;
export type WarningPage = { total: number; items: Warning[]; nextCursor?: string };
export type Funnel = { asOf: string; days: number; stages: { type: string; matters: number }[] };
export type Reconciliation = Known<Schemas['Reconciliation'], 'judgedTo'>;
export type Mark = Known<Schemas['Mark'], 'at' | 'by'>;
export type MatterFact = Omit<Known<Schemas['MatterFact'], 'corrects'>, 'data'> & { data: Record<string, unknown> };
export type MatterDuty = Known<Schemas['MatterDuty'], 'since' | 'limit' | 'dueAt' | 'doneAt' | 'doneBy' | 'finding'>;
export type LinkedCall = Known<Schemas['LinkedCall'], 'number'>;
export type Matter = Omit<Known<Schemas['Matter'], 'number'>, 'steps' | 'links' | 'musts' | 'facts' | 'calls' | 'findings'> & {
  steps: Mark[]; links: Mark[]; musts: Mark[]; facts: MatterFact[]; calls: LinkedCall[]; findings: Finding[];
};
export type MatterLine = Omit<Known<Schemas['MatterLine'], 'number' | 'category'>, 'steps'> & { steps: Mark[] };
export type MatterPage = { items: MatterLine[]; nextCursor?: string };
export type Caller = Partial<Known<Intake['RevealedCaller']>>;
export type Text = Known<Scores['Text']>;
export type Gap = Omit<Known<Scores['Gap'], 'toPlaceAbove' | 'aheadOfPlaceBelow'>, 'says'> & { says: Text };
export type BoardRow = Omit<Known<Scores['Row'], 'rank' | 'pointsRate' | 'findingsRate' | 'shrunkenRate'>, 'unranked' | 'gap' | 'funnel' | 'confirmed'> & {
  unranked?: Text; gap?: Gap; funnel?: Known<Scores['Funnel']>; confirmed: Record<string, number>;
};
export type UnitBoard = Omit<Known<Scores['UnitBoard']>, 'units' | 'formula'> & { units: BoardRow[]; formula: Text };
export type Standing = Omit<Known<Scores['Standing'], 'rank' | 'toPlaceAbove' | 'aheadOfPlaceBelow'>, 'unranked'> & { unranked?: Text };
export type OfficerBoard = Omit<Known<Scores['OfficerBoard']>, 'officers'> & { officers: Standing[] };
export type Entry = Omit<Known<Scores['EntryView'], 'severity' | 'role' | 'matter' | 'reverses' | 'reversedBy'>, 'why' | 'terms'> & { why: Text };
export type EntryPage = { items: Entry[]; next?: string };
export type AlertsInHand = { items: Known<Scores['AlertInHand']>[]; next?: string };
export type Account = Omit<Known<Scores['AccountView'], 'entries'>, 'items' | 'units'>;
export type EvaluationResult = Omit<Known<Scores['EvaluationResult']>, 'results' | 'deviations'> & {
  results: Known<Scores['Graded']>[]; deviations: Record<string, number>;
};
export type ListEntries = { list: string; period: string; items: Known<Scores['ListEntry'], 'removedAt'>[] };
export type Problem = Schemas['Problem'];
