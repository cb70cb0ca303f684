package dev.formwork.activities.starter;

import dev.formwork.activities.action.ActionException.Conflict;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** Counts the calls that go outside, and fails one of them for good after it was carried out. */
final class OneFault {

  private final int at;
  private final List<String> calls = new ArrayList<>();

  /**
   * @param at number of the call that fails, from 1; 0 for none
   */
  OneFault(int at) {
    this.at = at;
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  <T> T watch(Class<T> port, T adapter) {
    Object watched =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(adapter, arguments);
                count(port.getSimpleName() + "." + method.getName());
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return port.cast(watched);
  }

  private synchronized void count(String call) {
    calls.add(call);
    if (calls.size() == at) {
      throw new Conflict("The call %s failed on purpose.".formatted(call));
    }
  }
}
