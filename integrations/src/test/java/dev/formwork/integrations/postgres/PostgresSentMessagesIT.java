package dev.formwork.integrations.postgres;

import dev.formwork.activities.port.sent.SentMessages;
import dev.formwork.activities.port.sent.SentMessagesContract;

class PostgresSentMessagesIT implements SentMessagesContract {

  @Override
  public SentMessages messages() {
    return new PostgresSentMessages(TestDatabase.fresh());
  }
}
