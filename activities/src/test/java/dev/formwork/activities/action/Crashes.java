package dev.formwork.activities.action;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Lets the worker of a test die right after any call that went outside. */
final class Crashes {

  /** The worker is dead; nobody knows what its last call did. */
  static final class WorkerDied extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final ThreadLocal<Integer> CALLS = ThreadLocal.withInitial(() -> 0);
  private static final ThreadLocal<Integer> LAST = ThreadLocal.withInitial(() -> 0);

  private Crashes() {}

  /** Dies after this many calls from now on; 0 is never. */
  static void after(int calls) {
    CALLS.set(0);
    LAST.set(calls);
  }

  static int calls() {
    return CALLS.get();
  }

  static <T> T watch(Class<T> port, T adapter) {
    Object watched =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(adapter, arguments);
                CALLS.set(CALLS.get() + 1);
                if (CALLS.get().equals(LAST.get())) {
                  throw new WorkerDied();
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return port.cast(watched);
  }
}
