package dev.formwork.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

  @ParameterizedTest
  @CsvSource({
    "HTTP://Example.org:80/path, http://example.org",
    "https://example.org:443, https://example.org",
    "http://127.0.0.1:8080, http://127.0.0.1:8080",
    "http://[::1]:8080/x, http://[::1]:8080"
  })
  void areWrittenAsABrowserWritesThem(String address, String origin) {
    assertThat(Origins.of(address)).isEqualTo(origin);
  }

  @ParameterizedTest
  @CsvSource({"null", "''", "not an address", "file:/x"})
  void areMissingWhereThereIsNone(String text) {
    assertThat(Origins.of(text)).isNull();
  }
}
