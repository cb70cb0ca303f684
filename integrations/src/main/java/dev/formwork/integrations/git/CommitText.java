package dev.formwork.integrations.git;

import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.Person;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * All of a commit but its files and parent. The same text on the same tree has the same id, in
 * every process and at any time.
 */
record CommitText(Person author, Person committer, Instant at, String message) {

  static CommitText of(FirstCommit commit) {
    return new CommitText(commit.author(), commit.committer(), commit.at(), commit.message());
  }

  static CommitText of(FileCommit commit) {
    return new CommitText(commit.author(), commit.committer(), commit.at(), commit.message());
  }

  PersonIdent authorIdent() {
    return ident(author);
  }

  PersonIdent committerIdent() {
    return ident(committer);
  }

  private PersonIdent ident(Person person) {
    return new PersonIdent(person.name(), person.email(), at, ZoneOffset.UTC);
  }
}
