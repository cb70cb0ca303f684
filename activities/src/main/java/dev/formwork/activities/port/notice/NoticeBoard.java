package dev.formwork.activities.port.notice;

/** A place where people find notices. */
public interface NoticeBoard {

  /** Puts the notice up, once for a key. */
  void post(Notice notice);
}
