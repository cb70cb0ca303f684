package dev.formwork.api.runs;

import dev.formwork.api.ApiSettings;
import dev.formwork.integrations.micrometer.RunMeter;
import dev.formwork.integrations.postgres.PostgresNewRuns;
import dev.formwork.integrations.postgres.PostgresUndoLogs;
import dev.formwork.integrations.postgres.SecretCipher;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.SealedRequests;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Runs as the API starts, reads, streams and cancels them. */
@Configuration(proxyBeanMethods = false)
public class RunsConfiguration {

  @Bean
  TransactionOperations transaction(PlatformTransactionManager transactions) {
    return new TransactionTemplate(transactions);
  }

  @Bean
  Runs runs(JdbcClient jdbc, JsonMapper json) {
    return new Runs(jdbc, json);
  }

  @Bean
  RunEvents runEvents(JdbcClient jdbc, JsonMapper json) {
    return new RunEvents(jdbc, json);
  }

  @Bean
  Timelines timelines(JdbcClient jdbc) {
    return new Timelines(jdbc);
  }

  @Bean
  RunSignals runSignals(JdbcConnectionDetails database, ApiSettings settings) {
    return new RunSignals(database, settings.runs().pollInterval());
  }

  @Bean
  RunStreams runStreams(RunEvents events, RunSignals signals, JsonMapper json) {
    return new RunStreams(events, signals, json);
  }

  @Bean
  SecretRows secretRows(JdbcClient jdbc, Keyring keyring) {
    return new SecretRows(jdbc, new SecretCipher(keyring));
  }

  @Bean
  SealedRequests sealedRequests(DataConverter converter) {
    return new SealedRequests(converter);
  }

  @Bean
  Patience patience(ApiSettings settings) {
    return new Patience(settings.temporal().patience());
  }

  @Bean
  UnstartedRuns unstartedRuns(
      JdbcClient jdbc,
      TransactionOperations transaction,
      SealedRequests sealed,
      WorkflowClient client,
      Patience patience,
      RunMeter meter,
      ApiSettings settings) {
    return new UnstartedRuns(
        jdbc,
        transaction,
        sealed,
        new RunStarter(client),
        patience,
        meter,
        settings.runs().startInterval());
  }

  @Bean
  RunQueue runQueue(JdbcClient jdbc, RunEvents events, TransactionOperations transaction) {
    return new RunQueue(jdbc, events, transaction, Clock.systemUTC());
  }

  @Bean
  Turns turns(ApiSettings settings) {
    return new Turns(settings.runs().perTemplate());
  }

  @Bean
  AcceptedRuns acceptedRuns(
      DataSource database,
      Keyring keyring,
      Runs runs,
      SealedRequests sealed,
      UnstartedRuns unstarted) {
    PostgresNewRuns newRuns = new PostgresNewRuns(database, new SecretCipher(keyring));
    return new AcceptedRuns(newRuns, runs, sealed, unstarted);
  }

  @Bean
  RunsInTemporal runsInTemporal(WorkflowClient client) {
    return new RunsInTemporal(client);
  }

  @Bean
  RunViews runViews(WorkflowClient client, Patience patience) {
    return new RunViews(client, patience);
  }

  @Bean
  OpenWaits openWaits(JdbcClient jdbc, JsonMapper json) {
    return new OpenWaits(jdbc, json);
  }

  @Bean
  SignalTokens signalTokens(Keyring keyring) {
    return new SignalTokens(keyring);
  }

  @Bean
  Decisions decisions(WorkflowClient client, Patience patience, Timelines timelines) {
    return new Decisions(client, patience, timelines);
  }

  @Bean
  UndoRows undoRows(JdbcClient jdbc, SecretRows secrets) {
    return new UndoRows(jdbc, secrets);
  }

  @Bean
  EndedRuns endedRuns(
      JdbcClient jdbc,
      DataSource database,
      Keyring keyring,
      RunsInTemporal temporal,
      SealedRequests sealed,
      DataConverter converter) {
    PostgresUndoLogs logs = new PostgresUndoLogs(database, new SecretCipher(keyring));
    return new EndedRuns(jdbc, temporal, logs, sealed, converter, Clock.systemUTC());
  }

  @Bean
  Decommissions decommissions(
      JdbcClient jdbc,
      TransactionOperations transaction,
      WorkflowClient client,
      Runs runs,
      EndedRuns ended,
      UndoRows rows,
      SealedRequests sealed,
      Patience patience) {
    return new Decommissions(
        jdbc,
        transaction,
        client,
        runs,
        ended,
        new UndoPlans(jdbc, runs, sealed),
        rows,
        sealed,
        patience,
        Clock.systemUTC());
  }

  @Bean
  UndoSweep undoSweep(
      EndedRuns ended, Decommissions decommissions, JdbcClient jdbc, ApiSettings settings) {
    return new UndoSweep(ended, decommissions, jdbc, settings.runs().undo(), Clock.systemUTC());
  }

  @Bean
  Retries retries(
      JdbcClient jdbc,
      TransactionOperations transaction,
      RunEvents events,
      SecretRows secrets,
      SealedRequests sealed,
      UnstartedRuns unstarted,
      UndoRows undos) {
    return new Retries(
        jdbc, transaction, events, secrets, sealed, unstarted, undos, Clock.systemUTC());
  }

  @Bean
  Cancellation cancellation(
      WorkflowClient client,
      Runs runs,
      RunEvents events,
      UnstartedRuns unstarted,
      RunQueue queue,
      TransactionOperations transaction,
      Patience patience) {
    return new Cancellation(client, runs, events, unstarted, queue, transaction, patience);
  }
}
