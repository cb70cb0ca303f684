/** The chart in helm/formwork: rendered by the real Helm, accepted by the real Kubernetes. */
@NullMarked
package dev.formwork.worker.helm;

import org.jspecify.annotations.NullMarked;
