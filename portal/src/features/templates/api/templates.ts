import type { Finding, JsonObject, Page, ParameterSchema, Run, TemplateDetail, TemplateSummary } from '@/lib/api';
import { catalog, native, query, request, scaffolder } from '@/lib/http';

export interface UploadedFile {
  path: string;
  /** Base64. */
  content: string;
  executable: boolean;
}

const place = (namespace: string, name: string) => `${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;

export const templatesPath = (search: { q: string; limit: number; offset: number }) => `${native}/templates${query(search)}`;
export const templatePath = (namespace: string, name: string) => `${native}/templates/${place(namespace, name)}`;
export const schemaPath = (namespace: string, name: string) =>
  `${scaffolder}/v2/templates/${encodeURIComponent(namespace)}/template/${encodeURIComponent(name)}/parameter-schema`;

export const findingsPath = (namespace: string, name: string) => `${templatePath(namespace, name)}/findings`;

export const loadTemplates = (path: string) => (signal: AbortSignal) => request<Page<TemplateSummary>>(path, { signal });
export const loadTemplate = (path: string) => (signal: AbortSignal) => request<TemplateDetail>(path, { signal });
export const loadFindings = (path: string) => (signal: AbortSignal) => request<{ findings: Finding[] }>(path, { signal });
export const loadSchema = (path: string) => (signal: AbortSignal) => request<ParameterSchema>(path, { signal });
export const loadRun = (path: string) => (signal: AbortSignal) => request<Run>(path, { signal });
export const runPath = (id: string) => `${native}/runs/${encodeURIComponent(id)}`;

export interface Launch {
  templateRef: string;
  values: JsonObject;
  secrets: Record<string, string>;
}

/** Starts a run; the same key starts it once, however often it is sent. */
export function launch(body: Launch, idempotencyKey: string): Promise<{ id: string }> {
  return request(`${scaffolder}/v2/tasks`, { method: 'POST', body, headers: { 'Idempotency-Key': idempotencyKey } });
}

/** What lint says of files before they are registered. */
export async function lint(files: UploadedFile[]): Promise<Finding[]> {
  const { findings } = await request<{ findings: Finding[] }>(`${native}/templates/lint`, { method: 'POST', body: { files } });
  return findings;
}

export function upload(files: UploadedFile[]): Promise<{ ref: string; digest: string }> {
  return request(`${native}/templates`, { method: 'POST', body: { files } });
}

export interface RegisteredLocation {
  location: { id: string; target: string };
  entities: { kind: string; metadata: { name: string; namespace?: string } }[];
  exists?: boolean;
}

/** Reads what is at an address, and registers it when it is good and was not registered before. */
export async function registerUrl(target: string): Promise<RegisteredLocation> {
  const body = { type: 'url', target };
  const found = await request<RegisteredLocation>(`${catalog}/locations?dryRun=true`, { method: 'POST', body });
  if (!found.exists) await request(`${catalog}/locations`, { method: 'POST', body });
  return found;
}
