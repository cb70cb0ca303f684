package dev.formwork.integrations.postgres;

import dev.formwork.activities.port.sent.SentMessages;
import dev.formwork.activities.port.sent.SentMessagesContract;
import dev.formwork.integrations.TestDatabase;

class PostgresSentMessagesIT implements SentMessagesContract {

  @Override
  public SentMessages messages() {
    return new PostgresSentMessages(TestDatabase.fresh());
  }
}
