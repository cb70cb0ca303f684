/** Buckets of Amazon S3 and of whatever speaks its API. */
@NullMarked
package dev.formwork.integrations.s3;

import org.jspecify.annotations.NullMarked;
