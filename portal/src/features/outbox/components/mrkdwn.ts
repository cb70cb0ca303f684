/** A piece of Slack's own markup. */
export type Piece =
  | { type: 'text'; text: string }
  | { type: 'bold' | 'italic' | 'strike'; pieces: Piece[] }
  | { type: 'code'; text: string }
  | { type: 'block'; text: string }
  | { type: 'quote'; pieces: Piece[] }
  | { type: 'link'; url: string; text: string }
  | { type: 'mention'; text: string };

const emoji: Record<string, string> = {
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  x: '❌',
  warning: '⚠️',
  rocket: '🚀',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  leftwards_arrow_with_hook: '↩️',
  no_entry: '⛔',
  no_entry_sign: '🚫',
  package: '📦',
  tada: '🎉',
  hammer_and_wrench: '🛠️',
  construction: '🚧',
  link: '🔗',
  information_source: 'ℹ️',
  rewind: '⏪',
  octagonal_sign: '🛑',
};

const plain = (text: string) =>
  text
    .replace(/:([a-z0-9_+-]+):/g, (whole, name: string) => emoji[name] ?? whole)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const token =
  /```([\s\S]*?)```|`([^`\n]+)`|<([^<>\n]+)>|(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])|(?<![\w~])~(?=\S)([^~\n]+?)(?<=\S)~(?![\w~])/g;

function angle(inside: string): Piece {
  const [target = '', label] = inside.split('|');
  if (/^[@#!]/.test(target)) return { type: 'mention', text: `${target.startsWith('#') ? '#' : '@'}${label ?? target.replace(/^[@#!]/, '').replace(/^subteam\^/, '')}` };
  return { type: 'link', url: target, text: plain(label ?? target.replace(/^mailto:/, '')) };
}

function piece(match: RegExpMatchArray): Piece {
  const [, block, code, inside, bold, italic, strike] = match;
  if (block !== undefined) return { type: 'block', text: plain(block.replace(/^\n|\n$/g, '')) };
  if (code !== undefined) return { type: 'code', text: plain(code) };
  if (inside !== undefined) return angle(inside);
  if (bold !== undefined) return { type: 'bold', pieces: inline(bold) };
  if (italic !== undefined) return { type: 'italic', pieces: inline(italic) };
  return { type: 'strike', pieces: inline(strike ?? '') };
}

function inline(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(token)) {
    if (match.index > from) pieces.push({ type: 'text', text: plain(text.slice(from, match.index)) });
    pieces.push(piece(match));
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ type: 'text', text: plain(text.slice(from)) });
  return pieces;
}

/** Reads Slack's markup, quotes included. */
export function parseMrkdwn(text: string): Piece[] {
  const parts = text.split(/((?:^(?:>|&gt;).*(?:\n|$))+)/m);
  return parts.filter(Boolean).flatMap((part): Piece[] => {
    if (!/^(?:>|&gt;)/.test(part)) return inline(part);
    return [{ type: 'quote', pieces: inline(part.replace(/^(?:>|&gt;) ?/gm, '').replace(/\n$/, '')) }];
  });
}

export const emojiIn = plain;

/** The first line of a text without its markup. */
export function firstLine(text: string): string {
  const words = (pieces: Piece[]): string => pieces.map((piece) => ('pieces' in piece ? words(piece.pieces) : piece.text)).join('');
  return words(parseMrkdwn(text.trim().split('\n')[0] ?? ''));
}
