{{- define "formwork.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 50 | trimSuffix "-" -}}
{{- end }}

{{- define "formwork.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" -}}
{{- else if contains (include "formwork.name" .) .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "formwork.name" .) | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end }}

{{- /* Labels of a component: (dict "root" $ "component" "api"). */ -}}
{{- define "formwork.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/part-of: formwork
{{ include "formwork.selector" . }}
{{- end }}

{{- define "formwork.selector" -}}
app.kubernetes.io/name: {{ include "formwork.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "formwork.serviceAccount" -}}
{{- printf "%s-%s" (default (include "formwork.fullname" .root) .root.Values.serviceAccount.name) .component -}}
{{- end }}

{{- define "formwork.image" -}}
{{- $image := .root.Values.image -}}
{{- printf "%s/%s-%s:%s" $image.registry $image.repository .component (default .root.Chart.AppVersion $image.tag) -}}
{{- end }}

{{- define "formwork.secretName" -}}
{{- default (include "formwork.fullname" .) .Values.secret.existing -}}
{{- end }}

{{- define "formwork.databaseName" -}}
{{- printf "%s-db" (include "formwork.fullname" .) -}}
{{- end }}

{{- define "formwork.baseUrl" -}}
{{- if .Values.baseUrl -}}
{{- .Values.baseUrl | trimSuffix "/" -}}
{{- else if and .Values.ingress.enabled .Values.ingress.host -}}
{{- printf "%s://%s" (ternary "https" "http" .Values.ingress.tls.enabled) .Values.ingress.host -}}
{{- end -}}
{{- end }}

{{- define "formwork.jdbcUrl" -}}
{{- $database := .Values.database -}}
{{- if .Values.cloudnativepg.enabled -}}
jdbc:postgresql://{{ include "formwork.databaseName" . }}-rw:5432/{{ $database.name }}
{{- else -}}
jdbc:postgresql://{{ $database.host }}:{{ $database.port }}/{{ $database.name }}{{ with $database.parameters }}?{{ . }}{{ end }}
{{- end -}}
{{- end }}
