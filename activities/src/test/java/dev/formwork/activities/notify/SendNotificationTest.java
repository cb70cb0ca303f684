package dev.formwork.activities.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.notify.SendNotification.Recipients;
import dev.formwork.activities.notify.SendNotification.Severity;
import dev.formwork.activities.port.notice.InMemoryNoticeBoard;
import dev.formwork.activities.port.notice.Notice;
import dev.formwork.activities.port.notice.NoticeBoard;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendNotificationTest
    implements ActionContract<SendNotification.Input, SendNotification.Output> {

  private final InMemoryNoticeBoard board = new InMemoryNoticeBoard();

  @Override
  public Action<SendNotification.Input, SendNotification.Output> action() {
    return new SendNotification(outside(NoticeBoard.class, board));
  }

  @Override
  public SendNotification.Input input() {
    return input(Recipients.ENTITY, List.of("user:default/ada", "group:default/x"), false);
  }

  private static SendNotification.Input input(
      Recipients recipients, List<String> entityRefs, boolean optional) {
    return new SendNotification.Input(
        recipients,
        entityRefs,
        "It is there",
        "Look",
        "https://git.example/a",
        Severity.HIGH,
        null,
        "new",
        optional);
  }

  @Override
  public Object world() {
    return board.contents();
  }

  @Override
  public boolean canBeTakenBack() {
    return false;
  }

  @Test
  void tellsEachRecipientOnce() {
    action().run(input(), step());

    assertThat(board.contents())
        .extracting(Notice::recipient)
        .containsExactly("user:default/ada", "group:default/x");
    assertThat(board.contents().getFirst().severity()).isEqualTo("high");
  }

  @Test
  void tellsEverybody() {
    action().run(input(Recipients.BROADCAST, List.of(), false), step());

    assertThat(board.contents()).extracting(Notice::recipient).containsExactly("everybody");
  }

  @Test
  void refusesToTellNobodyUnlessThatIsRight() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input(Recipients.ENTITY, List.of(), false), step()))
        .withMessageContaining("entityRefs");

    action().run(input(Recipients.ENTITY, List.of(), true), step());

    assertThat(board.contents()).isEmpty();
  }
}
