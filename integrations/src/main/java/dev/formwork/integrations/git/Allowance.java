package dev.formwork.integrations.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.transport.http.HttpConnection;

/** The bytes that the answers to one exchange may have; JGit itself sets no bound to a fetch. */
final class Allowance {

  private final AtomicLong left;

  Allowance(long maxBytes) {
    this.left = new AtomicLong(maxBytes);
  }

  /** The same connection, whose answer fails to be read beyond the allowance. */
  HttpConnection limit(HttpConnection connection) {
    return (HttpConnection)
        Proxy.newProxyInstance(
            HttpConnection.class.getClassLoader(),
            new Class<?>[] {HttpConnection.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(connection, arguments);
                return answer instanceof InputStream stream ? new Counted(stream) : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private final class Counted extends FilterInputStream {

    Counted(InputStream stream) {
      super(stream);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      return read < 0 ? read : count(1, read);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      return read < 0 ? read : count(read, read);
    }

    private int count(int bytes, int answer) throws IOException {
      if (left.addAndGet(-bytes) < 0) {
        throw new ReadLimits.Exceeded("The answer is larger than the limit.");
      }
      return answer;
    }
  }
}
