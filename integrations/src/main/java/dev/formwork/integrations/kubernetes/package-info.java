/** Crossplane claims in a Kubernetes cluster, through fabric8. */
@NullMarked
package dev.formwork.integrations.kubernetes;

import org.jspecify.annotations.NullMarked;
