package dev.formwork.templates.rendering;

/**
 * Tells binary files from text by their first 512 bytes, with the answers that Backstage's
 * `fetch:template` gives: nothing and byte order marks are text; a PDF's mark, a NUL, more than a
 * tenth of unusual bytes, or something that reads as a protobuf message are binary.
 */
final class BinaryTest {

  private static final int HEAD = 512;
  private static final int[][] BYTE_ORDER_MARKS = {
    {0xEF, 0xBB, 0xBF},
    {0x00, 0x00, 0xFE, 0xFF},
    {0xFF, 0xFE},
    {0xFE, 0xFF},
    {0x84, 0x31, 0x95, 0x33},
  };
  private static final int[] PDF = {'%', 'P', 'D', 'F', '-'};

  private BinaryTest() {}

  static boolean isBinary(byte[] content) {
    int length = Math.min(content.length, HEAD);
    for (int[] mark : BYTE_ORDER_MARKS) {
      if (startsWith(content, mark)) {
        return false;
      }
    }
    if (startsWith(content, PDF)) {
      return true;
    }
    int unusual = 0;
    for (int i = 0; i < length; i++) {
      int value = content[i] & 0xFF;
      if (value == 0) {
        return true;
      }
      if (!isUsual(value)) {
        int sequence = utf8Sequence(content, i, length);
        unusual += sequence == 0 ? 1 : 0;
        i += Math.max(0, sequence - 1);
      }
    }
    return unusual * 100 > length * 10 || (unusual > 1 && ProtobufTest.isMessage(content, length));
  }

  private static boolean startsWith(byte[] content, int[] mark) {
    if (content.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((content[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUsual(int value) {
    return (value >= 7 && value <= 14) || (value >= 32 && value <= 127);
  }

  /** The length of the UTF-8 sequence that starts here, or 0. */
  private static int utf8Sequence(byte[] content, int at, int length) {
    int first = content[at] & 0xFF;
    int size = first >= 0xF0 && first <= 0xF7 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 0;
    if (first > 0xF7 || size == 0) {
      return 0;
    }
    for (int i = at + 1; i < at + size; i++) {
      if (i < length && (content[i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return size;
  }
}
