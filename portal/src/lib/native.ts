// Generated from openapi.json by scripts/generate-types.mjs.

export interface About {
  banner: string | null;
  durable: boolean;
  hosts: GitHost[];
  localGit: boolean;
  mail: string;
  slack: string;
  temporalUiUrl: string | null;
  version: string;
}

export interface AcknowledgeBody {
  comment: string;
}

export interface ApprovalList {
  items: WaitAnswer[];
}

export interface AttentionAnswer {
  advice: string;
  calls: Call[];
  id: string;
  initiator: string | null;
  kind: string;
  leftovers: Left[];
  message: string;
  owner: string | null;
  runId: string;
  runTitle: string;
  since: string;
  stepId: string | null;
  templateRef: string;
  temporalUrl: string | null;
  until: string | null;
}

export interface AttentionList {
  counts: Record<string, number>;
  items: AttentionAnswer[];
  total: number;
}

export interface Blob {
  binary: boolean;
  path: string;
  size: number;
  text: string | null;
}

export interface Call {
  path: string;
  verb: string;
}

export interface CancelBody {
  reason?: string | null;
}

export interface DecisionBody {
  decision: string;
  input?: Record<string, unknown> | null;
  output?: Record<string, unknown> | null;
  pause: number;
  reason?: string | null;
}

export interface DecisionChoice {
  decision: string;
  keeps: string[];
  runs: string[];
  undoes: string[];
}

export interface Entry {
  name: string;
  path: string;
  size: number;
  type: string;
}

export interface Error {
  message: string;
  name: string;
}

export interface ErrorAnswer {
  error: Error;
  request: Request;
  response: Response;
}

export interface Failure {
  message: string;
  stepId: string | null;
  type: string;
}

export interface Fault {
  column: number;
  line: number;
  message: string;
  path: string;
}

export interface GitHost {
  host: string;
  title: string;
  type: string;
}

export interface Happening {
  at: string;
  attempt: number;
  id: number;
  iteration: string | null;
  kind: string;
  message: string;
  stepId: string | null;
}

export interface Head {
  at: string;
  author: string;
  hash: string;
  message: string;
}

export interface Left {
  kind: string;
  name: string;
  reason: string | null;
  stepId: string;
  url: string | null;
}

export interface Link {
  stepId: string;
  title: string;
  url: string;
}

export interface LintAnswer {
  findings: LintFinding[];
}

export interface LintFinding {
  column: number;
  file: string;
  line: number;
  message: string;
  path: string;
  rule: string;
  severity: string;
}

export interface Made {
  kind: string;
  name: string;
  reason: string | null;
  state: string;
  stepId: string;
  url: string | null;
}

export interface Message {
  blocks: unknown[] | null;
  channel: string;
  createdAt: string;
  html: string | null;
  id: number;
  recipient: string;
  runId: string | null;
  subject: string;
  text: string;
  threadKey: string | null;
  updatedAt: string | null;
}

export interface MessageList {
  items: Message[];
  total: number;
}

export interface OpenDecisions {
  canDecide: boolean;
  pause: OpenPause | null;
  stuckUndos: OpenUndo[];
}

export interface OpenPause {
  choices: DecisionChoice[];
  failure: string;
  number: number;
  stepId: string;
  until: string;
}

export interface OpenUndo {
  failure: string;
  stepId: string;
  until: string;
}

export interface RefusedTemplate {
  error: Error;
  faults: Fault[];
  request: Request;
  response: Response;
}

export interface RepositoryItem {
  cloneUrl: string;
  defaultBranch: string;
  description: string;
  name: string;
  owner: string;
  updatedAt: string;
}

export interface RepositoryList {
  items: RepositoryItem[];
  total: number;
}

export interface Request {
  method: string;
  url: string;
}

export interface Response {
  statusCode: number;
}

export interface RevisionItem {
  createdAt: string;
  digest: string;
}

export interface RunAnswer {
  canCancel: boolean;
  createdAt: string;
  endedAt: string | null;
  failure: Failure | null;
  id: string;
  initiator: string | null;
  links: Link[];
  made: Made[];
  output: Record<string, unknown> | null;
  parameters: Record<string, unknown>;
  parentRunId: string | null;
  parentStepId: string | null;
  phase: string;
  queuedBehind: number | null;
  steps: Step[];
  stepsDone: number;
  stepsTotal: number;
  templateDigest: string;
  templateRef: string;
  templateTitle: string;
  temporalUrl: string | null;
  title: string;
  workflowId: string;
}

export interface RunItem {
  createdAt: string;
  endedAt: string | null;
  id: string;
  initiator: string | null;
  parentRunId: string | null;
  parentStepId: string | null;
  phase: string;
  stepsDone: number;
  stepsTotal: number;
  templateRef: string;
  templateTitle: string;
  title: string;
  workflowId: string;
}

export interface RunList {
  items: RunItem[];
  total: number;
}

export interface Step {
  action: string;
  attempts: number;
  endedAt: string | null;
  failure: string | null;
  group: string | null;
  id: string;
  name: string;
  position: number;
  startedAt: string | null;
  state: string;
}

export interface StoredTemplate {
  digest: string;
  faults: Fault[];
  ref: string;
}

export interface TemplateDetails {
  description: string | null;
  digest: string | null;
  faults: Fault[];
  name: string;
  namespace: string;
  owner: string | null;
  readme: string | null;
  ref: string;
  revisedAt: string | null;
  revisions: RevisionItem[];
  source: string;
  tags: string[];
  title: string;
  type: string;
}

export interface TemplateList {
  items: TemplateSummary[];
  total: number;
}

export interface TemplateSummary {
  description: string | null;
  digest: string | null;
  faults: Fault[];
  name: string;
  namespace: string;
  owner: string | null;
  ref: string;
  revisedAt: string | null;
  tags: string[];
  title: string;
  type: string;
}

export interface Timeline {
  items: Happening[];
  total: number;
}

export interface Tree {
  entries: Entry[];
  head: Head | null;
  path: string;
  truncated: boolean;
}

export interface UndoBody {
  reason?: string | null;
  secrets?: Record<string, string> | null;
  version: number;
}

export interface UndoDecisionBody {
  decision: string;
  reason?: string | null;
  stepId: string;
}

export interface UndoPreview {
  canUndo: boolean;
  obstacle: string | null;
  secrets: string[];
  steps: UndoStep[];
  version: number;
}

export interface UndoStarted {
  serial: number;
  workflowId: string;
}

export interface UndoStep {
  action: string;
  explanation: string;
  id: string;
  made: Made[];
  name: string;
  verdict: string;
}

export interface Upload {
  files: UploadedFile[];
}

export interface UploadedFile {
  content: string;
  executable?: boolean | null;
  path: string;
}

export interface User {
  email: string;
  groups: string[];
  local: boolean;
  name: string;
  ref: string;
}

export interface VoteAnswer {
  by: string;
  comment: string | null;
  verdict: string;
}

export interface VoteBody {
  comment?: string | null;
  verdict: string;
  waitKey: string;
}

export interface WaitAnswer {
  approvers: string[];
  canAnswer: boolean;
  initiator: string | null;
  key: string;
  kind: string;
  message: string | null;
  quorum: number;
  runId: string;
  runTitle: string;
  selfApproval: boolean;
  signalUrl: string | null;
  since: string;
  stepId: string;
  stepName: string;
  until: string;
  votes: VoteAnswer[];
}

export interface WaitDecisionBody {
  decision: string;
  output?: Record<string, unknown> | null;
  reason?: string | null;
  waitKey: string;
}

export interface WaitList {
  items: WaitAnswer[];
}
