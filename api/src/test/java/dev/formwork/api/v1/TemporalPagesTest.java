package dev.formwork.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class TemporalPagesTest {

  @Test
  void areThoseOfTheWebInterface() {
    assertThat(new TemporalPages(URI.create("http://127.0.0.1:8233/"), "default").of("run:a b:01J"))
        .isEqualTo("http://127.0.0.1:8233/namespaces/default/workflows/run:a%20b:01J");
    assertThat(new TemporalPages(null, "default").of("run:x:y")).isNull();
  }
}
