package dev.formwork.templates.rendering;

/** Tells whether bytes read as protobuf fields to their end. */
final class ProtobufTest {

  private static final int MAX_VARINT_BYTES = 10;

  private final byte[] content;
  private final int length;
  private int at;

  private ProtobufTest(byte[] content, int length) {
    this.content = content;
    this.length = length;
  }

  static boolean isMessage(byte[] content, int length) {
    return new ProtobufTest(content, length).readFields();
  }

  private boolean readFields() {
    while (at < length) {
      long tag = varint();
      if (tag < 0 || tag >>> 3 == 0 || !skip((int) (tag & 7))) {
        return false;
      }
    }
    return true;
  }

  /** Skips one value; a length that goes beyond the head that was read is fine. */
  private boolean skip(int wireType) {
    switch (wireType) {
      case 0 -> {
        return varint() >= 0;
      }
      case 1 -> at += 8;
      case 2 -> {
        long size = varint();
        if (size < 0 || size > Integer.MAX_VALUE - at) {
          return false;
        }
        at += (int) size;
      }
      case 5 -> at += 4;
      default -> {
        return false;
      }
    }
    return true;
  }

  private long varint() {
    long value = 0;
    for (int i = 0; i < MAX_VARINT_BYTES && at < length; i++) {
      byte next = content[at++];
      value |= (long) (next & 0x7F) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    return at < length ? -1 : 0;
  }
}
