import MarkdownText, { type MarkdownToJSX } from 'markdown-to-jsx';
import { createContext, useContext, type ReactNode } from 'react';
import { safeUrl } from '@/lib/urls';
import { SmartLink } from './SmartLink';

/** Where relative links lead; without it they lead nowhere. */
const RelativeLinks = createContext<(address: string) => string | null>(() => null);

function TextLink({ href, children }: { href?: string; children?: ReactNode }) {
  const relative = useContext(RelativeLinks);
  const url = safeUrl(href) ?? (href && !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href.trim()) ? relative(href) : null);
  return url ? <SmartLink to={url}>{children}</SmartLink> : <span>{children}</span>;
}

/** A picture would be fetched from another host, so it is shown as a link to it. */
function Picture({ src, alt }: { src?: string; alt?: string }) {
  const url = safeUrl(src);
  return url ? <SmartLink to={url}>{alt || 'Picture'}</SmartLink> : <span>{alt}</span>;
}

/** Code that is too wide scrolls, by keyboard too. */
function Block({ children }: { children?: ReactNode }) {
  return (
    <pre tabIndex={0} role="region" aria-label="Code">
      {children}
    </pre>
  );
}

const heading = (level: 3 | 4 | 5) =>
  function Heading({ children }: { children?: ReactNode }) {
    const Tag = `h${level}` as const;
    return <Tag>{children}</Tag>;
  };

const options: MarkdownToJSX.Options = {
  disableParsingRawHTML: true,
  forceBlock: true,
  wrapper: 'div',
  overrides: {
    a: TextLink,
    img: Picture,
    pre: Block,
    h1: heading(3),
    h2: heading(3),
    h3: heading(4),
    h4: heading(5),
    h5: heading(5),
    h6: heading(5),
  },
};

const nowhere = () => null;

/** Markdown without HTML, without pictures from other hosts, and with links to safe addresses only. */
export function Markdown({ text, relative = nowhere }: { text: string; relative?: (address: string) => string | null }) {
  return (
    <div className="markdown">
      <RelativeLinks value={relative}>
        <MarkdownText options={options}>{text}</MarkdownText>
      </RelativeLinks>
    </div>
  );
}
