const paths = {
  arrowLeft: 'M19 12H5m6-7-7 7 7 7',
  arrowRight: 'M5 12h14m-6-7 7 7-7 7',
  bell: 'M6 9a6 6 0 1 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7m4 11h4',
  book: 'M5 4h10a4 4 0 0 1 4 4v12H8a3 3 0 0 1-3-3zm0 13a3 3 0 0 1 3-3h11',
  box: 'm12 3 8 4.5v9L12 21l-8-4.5v-9zm0 9 8-4.5M12 12v9m0-9L4 7.5',
  branch: 'M7 4v12m0 0a2 2 0 1 0 0 4 2 2 0 0 0 0-4M17 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4m0 0c0 5-10 3-10 8',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  chevronDown: 'm6 9 6 6 6-6',
  chevronRight: 'm9 6 6 6-6 6',
  clock: 'M12 7v5l3 2m6-2a9 9 0 1 1-18 0 9 9 0 0 1 18 0',
  close: 'm6 6 12 12M18 6 6 18',
  cloud: 'M7 18a4 4 0 0 1-.5-8 6 6 0 0 1 11.4 1.5A3.3 3.3 0 0 1 17.5 18z',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  dash: 'M6 12h12',
  dot: 'M12 12h.01',
  external: 'M14 4h6v6m0-6-9 9M19 14v6H4V5h6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12m9.5 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6',
  eyeOff: 'M4 4l16 16M9.9 5.7A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-2.7 3.4M6 7.6A16 16 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 4.2-1M10 10a3 3 0 0 0 4 4',
  file: 'M6 3h8l4 4v14H6zm8 0v4h4',
  folder: 'M3 6h6l2 2h10v11H3z',
  grid: 'M4 4h7v7H4zm9 0h7v7h-7zm-9 9h7v7H4zm9 0h7v7h-7z',
  info: 'M12 11v6m0-9.5v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7m2 3a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  mail: 'M3 6h18v13H3zm0 1 9 7 9-7',
  menu: 'M4 7h16M4 12h16M4 17h16',
  message: 'M4 5h16v11H10l-5 4v-4H4z',
  moon: 'M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5',
  pause: 'M9 6v12m6-12v12',
  play: 'M7 5v14l12-7z',
  plus: 'M12 5v14m-7-7h14',
  refresh: 'M20 11A8 8 0 1 0 18 17m2-12v6h-6',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14m5-2 4.5 4.5',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8m0-13v2m0 14v2M3 12h2m14 0h2M5.6 5.6 7 7m10 10 1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4',
  system: 'M3 5h18v11H3zm6 15h6m-3-4v4',
  trash: 'M5 7h14M10 7V4h4v3m3 0-1 13H8L7 7',
  undo: 'M8 5 4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3',
  up: 'M12 19V5m-6 6 6-6 6 6',
  down: 'M12 5v14m-6-6 6 6 6-6',
  upload: 'M12 15V4m-5 5 5-5 5 5M4 16v4h16v-4',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8m-8 9c0-4 4-6 8-6s8 2 8 6',
  warning: 'M12 4 2.5 20h19zm0 6v5m0 2.5v.01',
} as const;

export type IconName = keyof typeof paths;

/** A picture that says nothing new to a screen reader, unless it has a label. */
export function Icon({ name, label, size = 18 }: { name: IconName; label?: string; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d={paths[name]} />
    </svg>
  );
}
