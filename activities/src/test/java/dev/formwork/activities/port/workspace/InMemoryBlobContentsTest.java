package dev.formwork.activities.port.workspace;

import java.time.InstantSource;

class InMemoryBlobContentsTest implements BlobContentsContract {

  @Override
  public BlobContents contents() {
    return new InMemoryBlobContents(InstantSource.system());
  }
}
