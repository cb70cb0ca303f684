package dev.formwork.api.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.migration.Migrations.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A migration runs while processes of the build before read and write the same tables. */
class MigrationRulesTest {

  private static final Pattern CREATED = Pattern.compile("create table (?:if not exists )?(\\w+)");

  /** What takes something from the build before, or makes its statements fail. */
  private static final List<Pattern> FORBIDDEN =
      Stream.of(
              "\\bdrop (table|column|view|type|index|schema)",
              "\\brename\\b",
              "alter column \\w+ (set data )?type\\b",
              "alter column \\w+ set not null",
              "\\btruncate\\b",
              "\\block table\\b",
              "\\bvacuum full\\b",
              "\\bcluster\\b")
          .map(Pattern::compile)
          .toList();

  private static final Pattern NEW_COLUMN =
      Pattern.compile("alter table (\\w+) add column (?:if not exists )?(\\w+) ([^,;]*)");
  private static final Pattern NEW_RULE =
      Pattern.compile("alter table (\\w+) add (?:constraint|check|unique|foreign|primary)[^;]*");
  private static final Pattern NEW_INDEX =
      Pattern.compile("create (?:unique )?index (concurrently )?[^;]*? on (\\w+)");

  /** Tables with rows by the million, on which making an index stops writers for long. */
  private static final Set<String> LARGE =
      Set.of(
          "run_event",
          "run_step",
          "workspace_blob",
          "workspace_snapshot",
          "workspace_snapshot_blob",
          "catalog_search",
          "audit_record");

  static List<Migration> migrations() {
    return Migrations.all();
  }

  @ParameterizedTest
  @MethodSource("migrations")
  void letsTheBuildBeforeGoOn(Migration migration) {
    assertThat(faults(migration.sql())).as(migration.name()).isEmpty();
  }

  @Test
  void hasOneFileForEachVersion() {
    assertThat(migrations()).extracting(Migration::version).doesNotHaveDuplicates();
    assertThat(migrations()).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table run_wait;",
        "alter table run drop column phase;",
        "alter table run rename column phase to state;",
        "alter table run alter column phase type int;",
        "alter table run alter column owner set not null;",
        "alter table run add column kind text not null;",
        "alter table run add column kind text\n  not null;",
        "alter table run add column seen timestamptz not null default clock_timestamp();",
        "alter table run add constraint positive check (attempt > 0);",
        "create unique index run_title on run (template_title);",
        "create index run_event_type on run_event (type);",
        "LOCK TABLE run;"
      })
  void refusesWhatWouldBreakTheBuildBefore(String sql) {
    assertThat(faults(sql)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table extra (id int not null); create index extra_id on extra (id);",
        "create table extra (id int); alter table extra add column name text not null;",
        "alter table run add column note text;",
        "alter table run add column tries int not null default 0;",
        "alter table run alter column owner drop not null;",
        "alter table run add constraint positive check (attempt > 0) not valid;",
        "create index run_note on run (owner);",
        "create index concurrently run_event_type on run_event (type);"
      })
  void allowsWhatTheBuildBeforeDoesNotNotice(String sql) {
    assertThat(faults(sql)).isEmpty();
  }

  private static List<String> faults(String text) {
    String sql = text.toLowerCase(Locale.ROOT).replaceAll("--[^\\n]*", "").replaceAll("\\s+", " ");
    Set<String> own = new TreeSet<>();
    Matcher created = CREATED.matcher(sql);
    while (created.find()) {
      own.add(created.group(1));
    }
    List<String> faults = new ArrayList<>();
    for (Pattern pattern : FORBIDDEN) {
      find(pattern, sql, faults);
    }
    columns(sql, own, faults);
    indexes(sql, own, faults);
    return faults;
  }

  private static void find(Pattern pattern, String sql, List<String> faults) {
    Matcher matcher = pattern.matcher(sql);
    while (matcher.find()) {
      faults.add(matcher.group());
    }
  }

  private static void columns(String sql, Set<String> own, List<String> faults) {
    Matcher column = NEW_COLUMN.matcher(sql);
    while (column.find()) {
      String rest = column.group(3);
      boolean mustBeWritten = rest.contains("not null") && !rest.contains("default");
      boolean rewritesTheTable = rest.contains("default") && rest.contains("(");
      if (!own.contains(column.group(1)) && (mustBeWritten || rewritesTheTable)) {
        faults.add(column.group());
      }
    }
    Matcher rule = NEW_RULE.matcher(sql);
    while (rule.find()) {
      if (!own.contains(rule.group(1)) && !rule.group().contains("not valid")) {
        faults.add(rule.group());
      }
    }
  }

  private static void indexes(String sql, Set<String> own, List<String> faults) {
    Matcher index = NEW_INDEX.matcher(sql);
    while (index.find()) {
      String table = index.group(2);
      boolean refusesRows = index.group().contains("unique");
      boolean stopsWriters = LARGE.contains(table) && index.group(1) == null;
      if (!own.contains(table) && (refusesRows || stopsWriters)) {
        faults.add(index.group());
      }
    }
  }
}
