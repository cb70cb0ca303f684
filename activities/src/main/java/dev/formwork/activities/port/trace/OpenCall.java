package dev.formwork.activities.port.trace;

/** A call that has begun; it ends with {@link #close}. */
public interface OpenCall extends AutoCloseable {

  /** A call that nobody watches. */
  OpenCall UNTOLD =
      new OpenCall() {
        @Override
        public void answered(int status) {}

        @Override
        public void failed(Exception failure) {}

        @Override
        public void close() {}
      };

  /** The other side answered with this HTTP status. */
  void answered(int status);

  /** No answer came; only the class of the failure is told. */
  void failed(Exception failure);

  @Override
  void close();
}
