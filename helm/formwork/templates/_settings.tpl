{{- /* What every process reads: formwork-api.yaml, formwork-worker.yaml. */ -}}
{{- define "formwork.temporalSettings" -}}
target: {{ .Values.temporal.target }}
namespace: {{ .Values.temporal.namespace }}
{{- if .Values.temporal.tls.enabled }}
tls:
  authority: /etc/formwork/temporal/ca.crt
  {{- if .Values.temporal.tls.mutual }}
  certificate: /etc/formwork/temporal/tls.crt
  key: /etc/formwork/temporal/tls.key
  {{- end }}
{{- end }}
{{- end }}

{{- define "formwork.tracingSettings" -}}
{{- with .Values.tracing.endpoint -}}
tracing:
  enabled: true
  endpoint: {{ . }}
  sampling: {{ $.Values.tracing.sampling }}
{{- end }}
{{- end }}

{{- define "formwork.apiSettings" -}}
server:
  address: 0.0.0.0
  port: 8080
spring:
  datasource:
    url: {{ include "formwork.jdbcUrl" . }}
    username: {{ .Values.database.username }}
formwork:
  {{- with include "formwork.baseUrl" . }}
  base-url: {{ . }}
  {{- end }}
  http:
    allowed-hosts:
      {{- toYaml (concat (list (printf "%s-api" (include "formwork.fullname" .))) .Values.api.allowedHosts) | nindent 6 }}
    {{- with .Values.api.allowedOrigins }}
    allowed-origins:
      {{- toYaml . | nindent 6 }}
    {{- end }}
  identity:
    allow-anywhere: {{ .Values.api.withoutSignIn }}
  {{- with include "formwork.tracingSettings" . }}
  {{- . | nindent 2 }}
  {{- end }}
  temporal:
    {{- include "formwork.temporalSettings" . | nindent 4 }}
    {{- with .Values.temporal.uiUrl }}
    ui-url: {{ . }}
    {{- end }}
  hosts:
    - host: {{ .Values.github.host }}
      type: github
      title: GitHub
    {{- if .Values.gitlab.enabled }}
    - host: {{ .Values.gitlab.host }}
      type: gitlab
      title: GitLab
    {{- end }}
    {{- with .Values.gitea.url }}
    - host: {{ (urlParse .).host }}
      type: gitea
      title: Gitea
    {{- end }}
    {{- if .Values.bitbucketCloud.enabled }}
    - host: bitbucket.org
      type: bitbucketCloud
      title: Bitbucket Cloud
    {{- end }}
    {{- with .Values.bitbucketServer.url }}
    - host: {{ (urlParse .).host }}
      type: bitbucketServer
      title: Bitbucket
    {{- end }}
    {{- if .Values.azure.enabled }}
    - host: dev.azure.com
      type: azure
      title: Azure DevOps
    {{- end }}
  notices:
    mail: {{ ternary "smtp" "outbox" (ne .Values.notices.smtp.host "") }}
    slack: {{ ternary "slack" "outbox" .Values.notices.slack }}
{{- end }}

{{- define "formwork.workerSettings" -}}
server:
  address: 0.0.0.0
  port: 8081
spring:
  datasource:
    url: {{ include "formwork.jdbcUrl" . }}
    username: {{ .Values.database.username }}
  lifecycle:
    timeout-per-shutdown-phase: {{ add (int .Values.worker.drainSeconds) 10 }}s
formwork:
  {{- with include "formwork.baseUrl" . }}
  base-url: {{ . }}
  {{- end }}
  {{- with include "formwork.tracingSettings" . }}
  {{- . | nindent 2 }}
  {{- end }}
  temporal:
    {{- include "formwork.temporalSettings" . | nindent 4 }}
    drain: {{ .Values.worker.drainSeconds }}s
    concurrent-steps: {{ .Values.worker.concurrentSteps }}
    {{- if .Values.worker.versioning.enabled }}
    versioning:
      enabled: true
      deployment: {{ .Values.worker.versioning.deployment }}
      build-id: {{ .Values.worker.versioning.buildId | default .Values.image.tag | default .Chart.AppVersion | quote }}
      behavior: {{ .Values.worker.versioning.behavior }}
    {{- end }}
  workspace:
    directory: /var/lib/formwork/workspaces
    {{- with .Values.worker.workspace }}
    retention: {{ .retention }}
    store: {{ .store }}
    {{- with .s3 }}
    {{- if .bucket }}
    s3:
      bucket: {{ .bucket }}
      region: {{ .region }}
      prefix: {{ .prefix }}
      path-style: {{ .pathStyle }}
      encryption: {{ .encryption }}
      {{- with .endpoint }}
      endpoint: {{ . }}
      {{- end }}
      {{- with .kmsKey }}
      kms-key: {{ . }}
      {{- end }}
    {{- end }}
    {{- end }}
    {{- end }}
  github:
    host: {{ .Values.github.host }}
    api-url: {{ .Values.github.apiUrl }}
  gitlab:
    host: {{ .Values.gitlab.host }}
    api-url: {{ .Values.gitlab.apiUrl }}
  {{- with .Values.gitea.url }}
  gitea:
    url: {{ . }}
  {{- end }}
  {{- with .Values.bitbucketServer.url }}
  bitbucket-server:
    url: {{ . }}
  {{- end }}
  {{- with .Values.notices.smtp }}
  {{- if .host }}
  smtp:
    host: {{ .host }}
    port: {{ .port }}
    encryption: {{ .encryption | quote }}
    from: {{ .from }}
  {{- end }}
  {{- end }}
  approvals:
    {{- with .Values.notices.approvalsChannel }}
    slack-channel: {{ . | quote }}
    {{- end }}
    mail-links: {{ .Values.notices.mailLinks }}
  kubernetes:
    enabled: {{ .Values.claims.enabled }}
  {{- with .Values.worker.fetchAllowedHosts }}
  fetch:
    allowed-hosts:
      {{- toYaml . | nindent 6 }}
  {{- end }}
{{- end }}
