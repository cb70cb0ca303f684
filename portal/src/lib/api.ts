// What the portal reads of the API. The native API's shapes are generated (native.ts); here are the words that its strings
// may be, and the parts of Backstage's routes that the portal uses.

import type * as native from './native';

export type Phase =
  | 'running'
  | 'waiting'
  | 'paused'
  | 'undoing'
  | 'completed'
  | 'failed'
  | 'undone'
  | 'undone_with_leftovers'
  | 'cancelled';

export type StepState = 'open' | 'running' | 'completed' | 'skipped' | 'failed' | 'undoing' | 'undone' | 'leftover' | 'kept';

export const phases: readonly Phase[] = [
  'running',
  'waiting',
  'paused',
  'undoing',
  'completed',
  'failed',
  'undone',
  'undone_with_leftovers',
  'cancelled',
];

const ended: ReadonlySet<Phase> = new Set<Phase>(['completed', 'failed', 'undone', 'undone_with_leftovers', 'cancelled']);

/** Whether a run in this phase runs no more steps. */
export function hasEnded(phase: Phase): boolean {
  return ended.has(phase);
}

/** A generated shape in which some members are known better. */
type Narrow<Shape, Better extends { [Name in keyof Better]: Name extends keyof Shape ? unknown : never }> = Omit<Shape, keyof Better> & Better;

export interface Page<T> {
  items: T[];
  total: number;
}

export type Me = native.User;
export type GitHost = native.GitHost;
export type About = Narrow<native.About, { mail: 'outbox' | 'smtp'; slack: 'outbox' | 'slack' }>;
/** Line and column count from 1; 0 when the place is not known. */
export type Fault = native.Fault;
/** What lint says of a template; line and column are 0 when they are not known. */
export type Finding = Narrow<native.LintFinding, { severity: 'error' | 'warning' | 'info' }>;
export type TemplateSummary = native.TemplateSummary;
export type TemplateDetail = native.TemplateDetails;

export type JsonObject = Record<string, unknown>;

/** The answer of `parameter-schema`: the pages of a template's form. */
export interface ParameterSchema {
  title: string;
  description?: string | null;
  presentation?: { buttonLabels?: { backButtonText?: string; createButtonText?: string; reviewButtonText?: string } } | null;
  steps: { title: string; description?: string | null; schema: JsonObject }[];
  /** Code of Backstage's own form that changes answers before they are sent. */
  formDecorators?: { id: string }[] | null;
}

export type RunSummary = Narrow<native.RunItem, { phase: Phase }>;
export type RunStep = Narrow<native.Step, { state: StepState }>;
export type RunMade = Narrow<native.Made, { state: 'made' | 'undone' | 'leftover' }>;
export type RunLink = native.Link;
export type OpenDecisions = native.OpenDecisions;
export type OpenPause = native.OpenPause;
export type OpenUndo = native.OpenUndo;
export type DecisionChoice = native.DecisionChoice;
export type OpenWait = Narrow<native.WaitAnswer, { kind: 'approval' | 'time' | 'signal' | 'resource' }>;
/** Something that needs a person. */
export type AttentionItem = Narrow<native.AttentionAnswer, { kind: AttentionKind }>;
export type AttentionKind = 'paused' | 'stuck_undo' | 'overdue_approval' | 'leftovers' | 'ended_without_undo' | 'failing' | 'unstarted' | 'behind';
/** Something that happened in a run and that is more than a line of its log. */
export type Happening = Narrow<native.Happening, { kind: HappeningKind }>;

export type HappeningKind =
  | 'started'
  | 'started_over'
  | 'began'
  | 'attempt'
  | 'retrying'
  | 'finished'
  | 'failed'
  | 'skipped'
  | 'run_again'
  | 'waiting'
  | 'wait_changed'
  | 'waited'
  | 'paused'
  | 'decided'
  | 'cancelled'
  | 'undoing'
  | 'undo_began'
  | 'undo_finished'
  | 'undo_failed'
  | 'left'
  | 'kept'
  | 'ended'
  | 'note';

export type UndoPreview = Narrow<native.UndoPreview, { steps: UndoStep[] }>;
export type UndoStep = Narrow<native.UndoStep, { verdict: 'undo' | 'keep' | 'nothing' | 'done' | 'stay'; made: RunMade[] }>;

export interface OutputLink {
  title?: string;
  url?: string;
  entityRef?: string;
  icon?: string;
}

export interface OutputText {
  title?: string;
  content?: string;
  icon?: string;
  default?: boolean;
}

export interface RunOutput {
  links?: OutputLink[];
  text?: OutputText[];
  [key: string]: unknown;
}

export type Run = Narrow<native.RunAnswer, { phase: Phase; steps: RunStep[]; made: RunMade[]; output: RunOutput | null; parameters: JsonObject }>;

/** One event of a run's stream, in Backstage's shape. */
export interface RunEvent {
  id: number;
  type: 'log' | 'completion' | 'cancelled' | 'recovered';
  createdAt: string;
  body: { message?: string; stepId?: string; status?: string; error?: { name?: string; message?: string } };
}

export type OutboxMessage = Narrow<native.Message, { channel: 'slack' | 'email' | 'notification' }>;
export type Repository = native.RepositoryItem;
export type TreeEntry = Narrow<native.Entry, { type: 'file' | 'directory' | 'link' }>;
export type RepositoryTree = Narrow<native.Tree, { entries: TreeEntry[] }>;
export type RepositoryFile = native.Blob;

export interface Entity {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    title?: string;
    description?: string;
    uid?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    tags?: string[];
    links?: { url: string; title?: string; icon?: string; type?: string }[];
    [key: string]: unknown;
  };
  spec?: JsonObject;
  relations?: { type: string; targetRef: string }[];
  status?: { items?: { level?: string; type?: string; message?: string }[] };
}

export interface EntityPage {
  items: Entity[];
  totalItems: number;
  pageInfo: { nextCursor?: string; prevCursor?: string };
}

/** One fault in posted values, as the scaffolder's routes report it. */
export interface ValueFault {
  path?: (string | number)[];
  property?: string;
  message: string;
  name?: string;
  argument?: unknown;
  stack?: string;
}
