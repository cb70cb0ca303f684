export interface Span {
  text: string;
  /** Class names such as `ansi-red` and `ansi-bold`; empty for plain text. */
  style: string;
}

const colours = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
// eslint-disable-next-line no-control-regex
const sequence = /\u001b\[([0-9;]*)([A-Za-z])|\u001b[()][A-Za-z0-9]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g;

interface Style {
  colour: string;
  bold: boolean;
  dim: boolean;
}

function apply(style: Style, codes: number[]): Style {
  return codes.reduce<Style>((now, code) => {
    if (code === 0) return { colour: '', bold: false, dim: false };
    if (code === 1) return { ...now, bold: true };
    if (code === 2) return { ...now, dim: true };
    if (code === 22) return { ...now, bold: false, dim: false };
    if (code === 39) return { ...now, colour: '' };
    if (code >= 30 && code <= 37) return { ...now, colour: colours[code - 30]! };
    if (code >= 90 && code <= 97) return { ...now, colour: colours[code - 90]! };
    return now;
  }, style);
}

const classes = (style: Style) =>
  [style.colour && `ansi-${style.colour}`, style.bold && 'ansi-bold', style.dim && 'ansi-dim'].filter(Boolean).join(' ');

/** Splits text with terminal colour codes into spans; every other control sequence is dropped. */
export function parseAnsi(text: string): Span[] {
  const spans: Span[] = [];
  let style: Style = { colour: '', bold: false, dim: false };
  let from = 0;
  const push = (until: number) => {
    if (until > from) spans.push({ text: text.slice(from, until), style: classes(style) });
  };
  for (const match of text.matchAll(sequence)) {
    push(match.index);
    from = match.index + match[0].length;
    if (match[2] === 'm') style = apply(style, (match[1] || '0').split(';').map(Number));
  }
  push(text.length);
  return spans;
}

export function stripAnsi(text: string): string {
  return text.replace(sequence, '');
}
