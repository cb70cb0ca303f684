import type { ReactNode } from 'react';
import { SmartLink } from '@/components/SmartLink';
import { emojiIn, parseMrkdwn, type Piece } from './mrkdwn';

interface SlackText {
  type?: string;
  text?: string;
}

interface SlackElement extends SlackText {
  elements?: SlackElement[];
  url?: string;
  alt_text?: string;
  image_url?: string;
  style?: string | Record<string, boolean>;
  name?: string;
  indent?: number;
}

interface SlackBlock {
  type: string;
  text?: SlackText | string;
  fields?: SlackText[];
  elements?: (SlackElement & { text?: SlackText | string })[];
  accessory?: SlackElement & { text?: SlackText };
  title?: SlackText;
  alt_text?: string;
  image_url?: string;
}

/** The blocks of a Slack message, drawn as Slack lays them out. */
export function SlackBlocks({ blocks }: { blocks: unknown }) {
  const list = Array.isArray(blocks) ? (blocks as SlackBlock[]) : [];
  return (
    <div className="slack">
      {list.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { block: SlackBlock }): ReactNode {
  switch (block.type) {
    case 'header':
      return <h3 className="slack-header">{emojiIn(textOf(block.text))}</h3>;
    case 'divider':
      return <hr className="slack-divider" />;
    case 'section':
      return <SectionBlock block={block} />;
    case 'context':
      return (
        <div className="slack-context">
          {(block.elements ?? []).map((element, index) => (
            <span key={index}>{element.type === 'image' ? element.alt_text : <Text text={element as SlackText} />}</span>
          ))}
        </div>
      );
    case 'actions':
      return (
        <div className="slack-actions">
          {(block.elements ?? []).map((element, index) => (
            <Action key={index} element={element as SlackElement & { text?: SlackText | string }} />
          ))}
        </div>
      );
    case 'image':
      return <p>{block.image_url ? <SmartLink to={block.image_url}>{block.alt_text || 'Picture'}</SmartLink> : block.alt_text}</p>;
    case 'rich_text':
      return (
        <>
          {(block.elements ?? []).map((element, index) => (
            <Rich key={index} element={element as SlackElement} />
          ))}
        </>
      );
    default:
      return <p className="hint">A block of the type “{block.type}”.</p>;
  }
}

function SectionBlock({ block }: { block: SlackBlock }) {
  return (
    <div className="slack-section">
      <div className="slack-section-body">
        {block.text && <Text text={block.text as SlackText} />}
        {block.fields && (
          <div className="slack-fields">
            {block.fields.map((field, index) => (
              <div key={index}>
                <Text text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory?.type === 'button' && <Action element={block.accessory} />}
    </div>
  );
}

const textOf = (text: SlackText | string | undefined) => (typeof text === 'string' ? text : (text?.text ?? ''));

function Action({ element }: { element: Omit<SlackElement, 'text'> & { text?: SlackText | string } }) {
  const label = emojiIn(textOf(element.text)) || element.type;
  return element.url ? (
    <SmartLink to={element.url} className="slack-button">
      {label}
    </SmartLink>
  ) : (
    <span className="slack-button">{label}</span>
  );
}

export function Text({ text }: { text: SlackText }) {
  if (text.type === 'plain_text') return <span className="slack-text">{emojiIn(text.text ?? '')}</span>;
  return (
    <span className="slack-text">
      <Pieces pieces={parseMrkdwn(text.text ?? '')} />
    </span>
  );
}

function Pieces({ pieces }: { pieces: Piece[] }) {
  return pieces.map((piece, index) => <One key={index} piece={piece} />);
}

function One({ piece }: { piece: Piece }): ReactNode {
  switch (piece.type) {
    case 'text':
      return piece.text;
    case 'bold':
      return (
        <strong>
          <Pieces pieces={piece.pieces} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Pieces pieces={piece.pieces} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Pieces pieces={piece.pieces} />
        </s>
      );
    case 'code':
      return <code>{piece.text}</code>;
    case 'block':
      return <pre>{piece.text}</pre>;
    case 'quote':
      return (
        <blockquote>
          <Pieces pieces={piece.pieces} />
        </blockquote>
      );
    case 'link':
      return <SmartLink to={piece.url}>{piece.text}</SmartLink>;
    case 'mention':
      return <span className="slack-mention">{piece.text}</span>;
  }
}

function Rich({ element }: { element: SlackElement }): ReactNode {
  const inside = (element.elements ?? []).map((one, index) => <Rich key={index} element={one} />);
  switch (element.type) {
    case 'rich_text_section':
      return <div className="slack-text">{inside}</div>;
    case 'rich_text_list':
      return element.style === 'ordered' ? <ol className="slack-list">{inside.map((one, index) => <li key={index}>{one}</li>)}</ol> : <ul className="slack-list">{inside.map((one, index) => <li key={index}>{one}</li>)}</ul>;
    case 'rich_text_quote':
      return <blockquote>{inside}</blockquote>;
    case 'rich_text_preformatted':
      return <pre>{inside}</pre>;
    case 'link':
      return <SmartLink to={element.url ?? ''}>{element.text ?? element.url}</SmartLink>;
    case 'emoji':
      return emojiIn(`:${element.name}:`);
    case 'text': {
      const style = typeof element.style === 'object' ? element.style : {};
      const text = style.code ? <code>{element.text}</code> : element.text;
      return style.bold ? <strong>{text}</strong> : style.italic ? <em>{text}</em> : text;
    }
    default:
      return element.text ?? null;
  }
}
