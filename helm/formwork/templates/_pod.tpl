{{- /* What the pods of both components share: (dict "root" $ "component" "api" "values" .Values.api). */ -}}
{{- define "formwork.podHead" -}}
serviceAccountName: {{ include "formwork.serviceAccount" . }}
automountServiceAccountToken: {{ and (eq .component "worker") .root.Values.claims.enabled }}
enableServiceLinks: false
terminationGracePeriodSeconds: {{ .values.terminationGracePeriodSeconds }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
{{- with .root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
topologySpreadConstraints:
  {{- with .values.topologySpreadConstraints }}
  {{- toYaml . | nindent 2 }}
  {{- else }}
  {{- $selector := include "formwork.selector" . }}
  {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- $selector | nindent 8 }}
  {{- end }}
  {{- end }}
{{- end }}

{{- define "formwork.containerHead" -}}
image: {{ include "formwork.image" . }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- with .values.resources }}
resources:
  {{- toYaml . | nindent 2 }}
{{- end }}
startupProbe:
  httpGet: {path: /actuator/health/liveness, port: http}
  periodSeconds: 2
  failureThreshold: 90
livenessProbe:
  httpGet: {path: /actuator/health/liveness, port: http}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /actuator/health/readiness, port: http}
  periodSeconds: 5
  timeoutSeconds: 5
{{- end }}

{{- define "formwork.env" -}}
- name: SPRING_CONFIG_ADDITIONAL_LOCATION
  value: file:/etc/formwork/
- name: LANG
  value: C.UTF-8
- name: FORMWORK_KEYRING
  valueFrom:
    secretKeyRef:
      name: {{ include "formwork.secretName" .root }}
      key: FORMWORK_KEYRING
{{- if .root.Values.cloudnativepg.enabled }}
- name: SPRING_DATASOURCE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ include "formwork.databaseName" .root }}-app
      key: password
{{- else }}
- name: SPRING_DATASOURCE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ include "formwork.secretName" .root }}
      key: SPRING_DATASOURCE_PASSWORD
{{- end }}
{{- with .values.env }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "formwork.mounts" -}}
- name: settings
  mountPath: /etc/formwork/formwork-{{ .component }}.yaml
  subPath: formwork-{{ .component }}.yaml
  readOnly: true
- name: tmp
  mountPath: /tmp
{{- if .root.Values.temporal.tls.enabled }}
- name: temporal-tls
  mountPath: /etc/formwork/temporal
  readOnly: true
{{- end }}
{{- end }}

{{- define "formwork.volumes" -}}
- name: settings
  configMap:
    name: {{ include "formwork.fullname" .root }}
- name: tmp
  emptyDir:
    sizeLimit: 1Gi
{{- if .root.Values.temporal.tls.enabled }}
- name: temporal-tls
  secret:
    secretName: {{ .root.Values.temporal.tls.secretName }}
{{- end }}
{{- end }}

{{- define "formwork.podAnnotations" -}}
checksum/settings: {{ include (print .root.Template.BasePath "/configmap.yaml") .root | sha256sum }}
{{- with .values.podAnnotations }}
{{ toYaml . }}
{{- end }}
{{- end }}
