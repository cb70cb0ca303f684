// The shapes of Formwork's HTTP API, as the portal reads them.

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

export interface Page<T> {
  items: T[];
  total: number;
}

export interface Me {
  ref: string;
  name: string;
  email: string | null;
  groups: string[];
  local: boolean;
}

export interface GitHost {
  host: string;
  type: string;
  title: string;
}

export interface About {
  version: string;
  temporalUiUrl: string | null;
  durable: boolean;
  banner: string | null;
  localGit: boolean;
  mail: 'outbox' | 'smtp';
  slack: 'outbox' | 'slack';
  hosts: GitHost[];
}

export interface Fault {
  path: string | null;
  line: number | null;
  column: number | null;
  message: string;
}

export interface TemplateSummary {
  ref: string;
  name: string;
  namespace: string;
  title: string;
  description: string | null;
  tags: string[];
  type: string | null;
  owner: string | null;
  /** Null when no revision was ever good. */
  digest: string | null;
  revisedAt: string | null;
  /** What is wrong with the newest revision. */
  faults: Fault[];
}

export interface TemplateDetail extends TemplateSummary {
  source: string | null;
  revisions: { digest: string; createdAt: string }[];
  readme: string | null;
}

export type JsonObject = Record<string, unknown>;

/** The answer of `parameter-schema`: the pages of a template's form. */
export interface ParameterSchema {
  title: string;
  description?: string | null;
  presentation?: { buttonLabels?: { backButtonText?: string; createButtonText?: string; reviewButtonText?: string } } | null;
  steps: { title: string; description?: string | null; schema: JsonObject }[];
}

export interface RunSummary {
  id: string;
  workflowId: string;
  templateRef: string;
  templateTitle: string;
  initiator: string | null;
  phase: Phase;
  createdAt: string;
  endedAt: string | null;
  stepsDone: number;
  stepsTotal: number;
  title: string | null;
}

export interface RunStep {
  id: string;
  position: number;
  name: string;
  action: string;
  state: StepState;
  attempts: number;
  startedAt: string | null;
  endedAt: string | null;
  failure: string | null;
}

export interface RunMade {
  stepId: string;
  kind: string;
  name: string;
  url: string | null;
  state: 'made' | 'undone' | 'leftover';
  reason: string | null;
}

export interface RunLink {
  stepId: string;
  title: string;
  url: string;
}

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

export interface Run extends RunSummary {
  templateDigest: string;
  parameters: JsonObject;
  failure: { type: string; message: string; stepId: string | null } | null;
  output: RunOutput | null;
  steps: RunStep[];
  made: RunMade[];
  links: RunLink[];
  temporalUrl: string | null;
  canCancel: boolean;
}

/** One event of a run's stream, in Backstage's shape. */
export interface RunEvent {
  id: number;
  type: 'log' | 'completion' | 'cancelled' | 'recovered';
  createdAt: string;
  body: { message?: string; stepId?: string; status?: string; error?: { name?: string; message?: string } };
}

export interface OutboxMessage {
  id: number | string;
  channel: 'slack' | 'email';
  recipient: string;
  subject: string;
  text: string;
  html: string | null;
  blocks: unknown;
  threadKey: string | null;
  runId: string | null;
  createdAt: string;
  updatedAt: string | null;
}

export interface Repository {
  owner: string;
  name: string;
  description: string | null;
  defaultBranch: string;
  cloneUrl: string;
  updatedAt: string | null;
}

export interface TreeEntry {
  name: string;
  path: string;
  type: 'file' | 'directory' | 'link';
  size: number | null;
}

export interface RepositoryTree {
  path: string;
  entries: TreeEntry[];
  /** Whether there are more entries than are listed. */
  truncated?: boolean;
  head: { hash: string; message: string; author: string; at: string } | null;
}

export interface RepositoryFile {
  path: string;
  size: number;
  binary: boolean;
  text: string | null;
}

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
