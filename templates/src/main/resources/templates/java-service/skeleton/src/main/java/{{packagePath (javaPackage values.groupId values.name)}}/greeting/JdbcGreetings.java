package {{javaPackage values.groupId values.name}}.greeting;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Greetings in PostgreSQL. */
@Repository
class JdbcGreetings implements Greetings {

  private final JdbcClient jdbc;

  JdbcGreetings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Greeting add(String name, String text) {
    return jdbc.sql(
            """
            insert into greeting (name, text) values (:name, :text)
            returning id, name, text, created_at
            """)
        .param("name", name)
        .param("text", text)
        .query(Greeting.class)
        .single();
  }

  @Override
  public List<Greeting> newest(int limit) {
    return jdbc.sql("select id, name, text, created_at from greeting order by id desc limit :limit")
        .param("limit", limit)
        .query(Greeting.class)
        .list();
  }
}
