package dev.formwork.activities.port.chat;

class InMemoryChatMessengerTest implements ChatMessengerContract {

  @Override
  public ChatMessenger messenger() {
    return new InMemoryChatMessenger();
  }
}
