import { useEffect, useState } from 'react';

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** `3 minutes ago`, `yesterday`; a date when it is more than a week away. */
export function ago(instant: string, now: number): string {
  const distance = Date.parse(instant) - now;
  const size = Math.abs(distance);
  if (size < 5 * second) return 'just now';
  if (size < minute) return relative.format(Math.round(distance / second), 'second');
  if (size < hour) return relative.format(Math.round(distance / minute), 'minute');
  if (size < 24 * hour) return relative.format(Math.round(distance / hour), 'hour');
  if (size < 7 * 24 * hour) return relative.format(Math.round(distance / (24 * hour)), 'day');
  return day.format(Date.parse(instant));
}

export function exactly(instant: string): string {
  return absolute.format(Date.parse(instant));
}

/** `21 Nov 2026`. */
export function dayOf(instant: string): string {
  return day.format(Date.parse(instant));
}

/** How long there is until then, as coarse as people count: `6 d 3 h`, `2 h 10 min`, `3 min 5 s`; `now` when it is over. */
export function left(instant: string, now: number): string {
  const rest = Date.parse(instant) - now;
  if (rest <= 0) return 'now';
  if (rest < 24 * hour) return `in ${duration(rest)}`;
  return `in ${Math.floor(rest / (24 * hour))} d ${Math.floor((rest % (24 * hour)) / hour)} h`;
}

export function timeOfDay(instant: string): string {
  return clock.format(Date.parse(instant));
}

/** `0.4 s`, `12 s`, `3 min 5 s`, `2 h 10 min`. */
export function duration(milliseconds: number): string {
  const passed = Math.max(0, milliseconds);
  if (passed < 10 * second) return `${(passed / second).toFixed(1)} s`;
  if (passed < minute) return `${Math.round(passed / second)} s`;
  if (passed < hour) return `${Math.floor(passed / minute)} min ${Math.floor((passed % minute) / second)} s`;
  return `${Math.floor(passed / hour)} h ${Math.floor((passed % hour) / minute)} min`;
}

/** The present time, renewed at this interval while active. */
export function useNow(interval: number, active = true): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => setNow(Date.now()), interval);
    return () => clearInterval(timer);
  }, [interval, active]);
  return now;
}
