{{- /* Refuses values that would start and not work. Included once, by the ConfigMap. */ -}}
{{- define "formwork.checks" -}}
{{- $v := .Values -}}
{{- if not $v.temporal.target -}}
{{- fail "temporal.target is empty. Set it to host and port of Temporal's frontend, such as temporal-frontend.temporal:7233." -}}
{{- end -}}
{{- if not (or $v.secret.existing $v.secret.external.enabled) -}}
{{- fail "There is no Secret with the keyring. Set secret.existing to one, or secret.external.enabled to true." -}}
{{- end -}}
{{- if and $v.secret.external.enabled (not $v.secret.external.storeRef.name) -}}
{{- fail "secret.external.storeRef.name is empty. Name the store that the External Secrets Operator reads." -}}
{{- end -}}
{{- if and $v.secret.external.enabled (not (hasKey $v.secret.external.data "FORMWORK_KEYRING")) -}}
{{- fail "secret.external.data has no FORMWORK_KEYRING. Say where the keyring is in the store." -}}
{{- end -}}
{{- if not (or $v.cloudnativepg.enabled $v.database.host) -}}
{{- fail "There is no database. Set database.host, or cloudnativepg.enabled to true." -}}
{{- end -}}
{{- if and $v.notices.smtp.host (not $v.notices.smtp.from) -}}
{{- fail "notices.smtp.from is empty. Set it to the address that letters come from." -}}
{{- end -}}
{{- if and $v.ingress.enabled (not $v.ingress.host) -}}
{{- fail "ingress.host is empty. Set it to the name under which people reach the portal." -}}
{{- end -}}
{{- if and $v.temporal.tls.enabled (not $v.temporal.tls.secretName) -}}
{{- fail "temporal.tls.secretName is empty. Name the Secret with ca.crt, and tls.crt and tls.key for mutual TLS." -}}
{{- end -}}
{{- if not $v.api.withoutSignIn -}}
{{- fail "The API has no sign-in of its own yet: everybody who reaches it acts as one user. Put a proxy that signs people in before it, then set api.withoutSignIn to true." -}}
{{- end -}}
{{- if lt (int $v.worker.terminationGracePeriodSeconds) (add (int $v.worker.drainSeconds) 20 | int) -}}
{{- fail (printf "worker.terminationGracePeriodSeconds (%d) must be at least worker.drainSeconds (%d) + 20, or steps under way are killed." (int $v.worker.terminationGracePeriodSeconds) (int $v.worker.drainSeconds)) -}}
{{- end -}}
{{- if and (eq $v.worker.workspace.store "s3") (not (and $v.worker.workspace.s3.bucket $v.worker.workspace.s3.region)) -}}
{{- fail "worker.workspace.store is s3 and there is no bucket. Set worker.workspace.s3.bucket and worker.workspace.s3.region." -}}
{{- end -}}
{{- if and $v.claims.enabled (not $v.claims.kinds) -}}
{{- fail "claims.kinds is empty. Name the kinds of claims that workers may make, or set claims.enabled to false." -}}
{{- end -}}
{{- end }}
