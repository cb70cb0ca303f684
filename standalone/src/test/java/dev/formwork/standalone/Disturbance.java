package dev.formwork.standalone;

/** What happens to the installation while runs are stopped in the middle of an action. */
enum Disturbance {
  WORKER_KILLED("worker killed", 'k') {
    @Override
    void happen(Installation installation, Runnable goOn) {
      installation.startWorkers(1);
      installation.killOldest(1);
      goOn.run();
    }
  },
  API_KILLED("api killed", 'p') {
    @Override
    void happen(Installation installation, Runnable goOn) {
      installation.killApi();
      goOn.run();
    }
  },
  TEMPORAL_RESTARTED("Temporal restarted", 't') {
    @Override
    void happen(Installation installation, Runnable goOn) {
      installation.killTemporal();
      goOn.run();
    }
  },
  POSTGRES_RESTARTED("PostgreSQL restarted", 'q') {
    @Override
    void happen(Installation installation, Runnable goOn) {
      installation.killDatabase();
      goOn.run();
    }
  },
  WORKERS_REPLACED("workers replaced by a newer build", 'r') {
    @Override
    void prepare(Installation installation) {
      installation.startWorkers(2, WorkerBuild.todays());
      installation.stopOldest(1).forEach(ChildJvm::awaitExit);
      installation.newerBuild();
    }

    @Override
    void happen(Installation installation, Runnable goOn) {
      installation.startWorkers(2, installation.newerBuild());
      installation.stopOldest(2).forEach(ChildJvm::awaitExit);
      goOn.run();
    }

    @Override
    String lastWords() {
      return WorkerBuild.NEWER_WORDS;
    }

    @Override
    int timer() {
      return 120;
    }
  };

  private final String words;
  private final char batch;

  Disturbance(String words, char batch) {
    this.words = words;
    this.batch = batch;
  }

  String words() {
    return words;
  }

  /** First letter of the names of its runs. */
  char batch() {
    return batch;
  }

  /** Brings the installation from one worker to what it takes. */
  void prepare(Installation installation) {}

  /** Seconds that runs wait that wait for a time; those in which it happens, and not many more. */
  int timer() {
    return 20;
  }

  /** What every run must say at its end; empty when nothing special. */
  String lastWords() {
    return "";
  }

  /**
   * Lets it happen.
   *
   * @param goOn releases the runs
   */
  abstract void happen(Installation installation, Runnable goOn);
}
