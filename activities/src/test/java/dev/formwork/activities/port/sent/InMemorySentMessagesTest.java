package dev.formwork.activities.port.sent;

class InMemorySentMessagesTest implements SentMessagesContract {

  @Override
  public SentMessages messages() {
    return new InMemorySentMessages();
  }
}
