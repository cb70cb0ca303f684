package dev.formwork.activities.port.people;

class InMemoryPeopleTest implements PeopleContract {

  @Override
  public People people() {
    return new InMemoryPeople().with(PLATFORM);
  }
}
