package dev.formwork.activities.port.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notices that live as long as this object. */
public final class InMemoryNoticeBoard implements NoticeBoard {

  private final Map<String, Notice> notices = new LinkedHashMap<>();

  /** Every notice in the order of posting. */
  public synchronized List<Notice> contents() {
    return List.copyOf(notices.values());
  }

  @Override
  public synchronized void post(Notice notice) {
    notices.putIfAbsent(notice.key(), notice);
  }
}
