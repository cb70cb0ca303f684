import { useState } from 'react';
import { Link } from 'react-router';
import { Icon, type IconName } from '@/components/Icon';
import { Markdown } from '@/components/Markdown';
import { SmartLink } from '@/components/SmartLink';
import type { OutputLink, OutputText, RunLink, RunMade, RunOutput } from '@/lib/api';
import { entityPath, parseEntityRef, shortRef } from '@/lib/entityRef';
import { portalPath } from '@/lib/urls';

// The names that templates give to icons are Backstage's.
const icons: Record<string, IconName> = {
  catalog: 'box',
  github: 'branch',
  scaffolder: 'play',
  docs: 'book',
  techdocs: 'book',
  dashboard: 'grid',
  email: 'mail',
  chat: 'message',
  group: 'user',
  user: 'user',
  search: 'search',
  warning: 'warning',
  help: 'info',
  alert: 'bell',
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const textIn = (value: unknown) => (value === undefined || value === null ? undefined : typeof value === 'object' ? JSON.stringify(value) : String(value));

/** The links of an output. An expression may have made anything of them: what leads nowhere is left out. */
export function linksOf(output: RunOutput | null): OutputLink[] {
  const given: unknown[] = Array.isArray(output?.links) ? output.links : [];
  return given.filter(isObject).flatMap((link) => {
    const [title, url, entityRef, icon] = [link.title, link.url, link.entityRef, link.icon].map(textIn);
    return url || entityRef ? [{ ...(title ? { title } : {}), ...(url ? { url } : {}), ...(entityRef ? { entityRef } : {}), ...(icon ? { icon } : {}) }] : [];
  });
}

/** The texts of an output that have something to say. */
export function textsOf(output: RunOutput | null): OutputText[] {
  const given: unknown[] = Array.isArray(output?.text) ? output.text : [];
  return given.filter(isObject).flatMap((text) => {
    const [title, content] = [text.title, text.content].map(textIn);
    return content ? [{ content, ...(title ? { title } : {}), default: text.default === true }] : [];
  });
}

/** Two addresses that the portal shows on the same page are the same place. */
const placeOf = (url: string) => portalPath(url) ?? url;

/** Those links of steps that lead elsewhere than these addresses. */
export function linksBeyond(links: RunLink[], urls: (string | null | undefined)[]): RunLink[] {
  const known = new Set(urls.filter((url) => typeof url === 'string').map(placeOf));
  return links.filter((link) => !known.has(placeOf(link.url)));
}

/** The links that a template gives to its result, and those of its steps that lead elsewhere than what was made. */
export function OutputLinks({ output, links, made }: { output: RunOutput | null; links: RunLink[]; made: RunMade[] }) {
  const given = linksOf(output);
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
  const ref = link.url ? null : parseEntityRef(link.entityRef!, { kind: 'component' });
  const icon = icons[link.icon?.toLowerCase() ?? ''] ?? (link.url ? 'link' : 'box');
  return (
    <>
      <Icon name={icon} size={15} />
      {link.url && <SmartLink to={link.url}>{link.title ?? link.url}</SmartLink>}
      {ref && (
        <Link to={entityPath(ref)} title={link.entityRef}>
          {link.title ?? shortRef(link.entityRef!)}
        </Link>
      )}
      {!link.url && !ref && <span>{link.title ?? link.entityRef}</span>}
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
