package dev.formwork.workflows.payload;

import io.temporal.common.converter.DataConverterException;

/**
 * A value is larger than a run may carry. The message says which one, its size, and the way out.
 */
public final class PayloadTooLarge extends DataConverterException {

  private static final long serialVersionUID = 1L;

  PayloadTooLarge(String message) {
    super(message);
  }
}
