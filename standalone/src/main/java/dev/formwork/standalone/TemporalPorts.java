package dev.formwork.standalone;

/** Where a Temporal server on 127.0.0.1 is to answer. */
record TemporalPorts(int frontend, int ui) {

  private static final int USUAL_FRONTEND = 7233;
  private static final int USUAL_UI = 8233;

  /** Those that people expect, as far as nobody listens there now. */
  static TemporalPorts usual() {
    return new TemporalPorts(Ports.preferring(USUAL_FRONTEND), Ports.preferring(USUAL_UI));
  }

  /** Any that nobody listens at now. */
  static TemporalPorts free() {
    return new TemporalPorts(Ports.anyFree(), Ports.anyFree());
  }

  /** Host and port of the frontend. */
  String target() {
    return "127.0.0.1:" + frontend;
  }
}
