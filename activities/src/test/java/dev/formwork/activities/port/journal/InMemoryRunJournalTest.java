package dev.formwork.activities.port.journal;

class InMemoryRunJournalTest implements RunJournalContract {

  @Override
  public RunJournal journal() {
    return new InMemoryRunJournal();
  }
}
