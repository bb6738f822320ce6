package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.execute.Journal;
import org.stiffgrad.identify.ProfileMonitor;

/**
 * Passes a fit's progress on and keeps it for a {@link RunRecord}. Where there is much, every other
 * event is forgotten, again and again; the last of each stage is kept.
 */
public final class RunRecorder implements FitMonitor {
  private static final int MOST = 20_000;

  private final FitMonitor monitor;
  private List<FitEvent> events = new ArrayList<>();

  public RunRecorder(FitMonitor monitor) {
    this.monitor = monitor;
  }

  /** What was kept, in the order in which it came. */
  public synchronized List<FitEvent> events() {
    return List.copyOf(events);
  }

  @Override
  public void progress(FitEvent event) {
    keep(event);
    monitor.progress(event);
  }

  private synchronized void keep(FitEvent event) {
    events.add(event);
    if (events.size() > MOST) {
      List<FitEvent> half = new ArrayList<>();
      for (int i = 0; i < events.size(); i++) {
        boolean isLast = i + 1 == events.size() || endsStage(events.get(i), events.get(i + 1));
        if (i % 2 == 0 || isLast) {
          half.add(events.get(i));
        }
      }
      events = half;
    }
  }

  private static boolean endsStage(FitEvent event, FitEvent next) {
    return event.start() != next.start() || !event.stage().equals(next.stage());
  }

  @Override
  public boolean isCancelled() {
    return monitor.isCancelled();
  }

  @Override
  public String whyCancelled() {
    return monitor.whyCancelled();
  }

  @Override
  public Journal journal() {
    return monitor.journal();
  }

  @Override
  public ProfileMonitor profiles() {
    return monitor.profiles();
  }

  @Override
  public long nanoTime() {
    return monitor.nanoTime();
  }
}
