package dev.formwork.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryTest {

  @Test
  void keepsRepeatedValuesAndTheirCommas() {
    Query query = Query.parse("filter=kind%3Da,b&filter=c&filter[]=d&empty=");

    assertThat(query.all("filter")).containsExactly("kind=a,b", "c", "d");
    assertThat(query.list("filter")).containsExactly("kind=a", "b", "c", "d");
    assertThat(query.all("empty")).isEmpty();
    assertThat(query.one("missing")).isEmpty();
  }

  @Test
  void readsNumbersAndNamesTheWrongOnes() {
    Query query = Query.parse("limit=5&offset=-1&after=x");

    assertThat(query.integer("limit", 0)).hasValue(5);
    assertThatThrownBy(() -> query.integer("offset", 0))
        .hasMessage("request/query/offset must be >= 0");
    assertThatThrownBy(() -> query.number("after", 0))
        .hasMessage("request/query/after must be integer");
  }

  @Test
  void refusesWhatIsNotKnownAndWhatIsEmpty() {
    Query query = Query.parse("a=&b=1");

    assertThatThrownBy(() -> query.refuseOthersThan(List.of("a")))
        .hasMessage("Unknown query parameter 'b'");
    assertThatThrownBy(() -> query.refuseEmpty(Set.of("a")))
        .hasMessage("Empty value found for query parameter 'a'");
  }

  @Test
  void refusesABrokenPercentSign() {
    assertThatThrownBy(() -> Query.parse("a=%zz")).hasMessageContaining("percent sign");
  }

  @Test
  void writesItselfWithAnotherValue() {
    assertThat(Query.parse("filter=a%3Db&offset=3&after=old").with("after", "n=w", "offset"))
        .isEqualTo("filter=a%3Db&after=n%3Dw");
  }
}
