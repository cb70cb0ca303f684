import { useState } from 'react';
import { EntityLink } from '@/components/EntityLink';
import { Icon } from '@/components/Icon';
import { Markdown } from '@/components/Markdown';
import { SmartLink } from '@/components/SmartLink';
import type { OutputLink, OutputText, RunLink, RunMade, RunOutput } from '@/lib/api';
import { portalPath } from '@/lib/urls';

/** Two addresses that the portal shows on the same page are the same place. */
const placeOf = (url: string) => portalPath(url) ?? url;

/** Those links of steps that lead elsewhere than these addresses. */
export function linksBeyond(links: RunLink[], urls: (string | null | undefined)[]): RunLink[] {
  const known = new Set(urls.filter((url) => typeof url === 'string').map(placeOf));
  return links.filter((link) => !known.has(placeOf(link.url)));
}

/** The links that a template gives to its result, and those of its steps that lead elsewhere than what was made. */
export function OutputLinks({ output, links, made }: { output: RunOutput | null; links: RunLink[]; made: RunMade[] }) {
  const given = (output?.links ?? []).filter((link) => link.url || link.entityRef);
  const others = linksBeyond(links, [...given.map((link) => link.url), ...made.map((one) => one.url)]);
  if (given.length + others.length === 0) return null;
  return (
    <ul className="output-links">
      {given.map((link, index) => (
        <li key={index}>
          <OneLink link={link} />
        </li>
      ))}
      {others.map((link) => (
        <li key={`${link.stepId} ${link.url}`}>
          <Icon name="link" size={15} />
          <SmartLink to={link.url}>{link.title}</SmartLink>
        </li>
      ))}
    </ul>
  );
}

function OneLink({ link }: { link: OutputLink }) {
  if (link.url) {
    return (
      <>
        <Icon name="link" size={15} />
        <SmartLink to={link.url}>{link.title ?? link.url}</SmartLink>
      </>
    );
  }
  return (
    <>
      <Icon name="box" size={15} />
      {link.title && <span>{link.title}:</span>}
      <EntityLink entityRef={link.entityRef!} />
    </>
  );
}

/** The texts of a template's output; with more than one, each has its button. */
export function OutputTexts({ texts }: { texts: OutputText[] }) {
  const first = Math.max(0, texts.findIndex((text) => text.default));
  const [shown, setShown] = useState(first);
  const text = texts[shown] ?? texts[0];
  if (!text) return null;
  return (
    <div className="output-texts">
      {texts.length > 1 && (
        <div className="output-choices">
          {texts.map((one, index) => (
            <button key={index} type="button" aria-pressed={index === shown} onClick={() => setShown(index)}>
              {one.title ?? `Text ${index + 1}`}
            </button>
          ))}
        </div>
      )}
      {texts.length === 1 && text.title && <h3>{text.title}</h3>}
      <Markdown text={text.content ?? ''} />
    </div>
  );
}
