import { useState, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { clear, click, press, render, type } from '@/fixtures/render';
import { Combobox, type Choice } from './Combobox';

const all: Choice[] = [
  { value: 'group:default/payments', title: 'Payments team', detail: 'payments' },
  { value: 'group:default/web', title: 'Web team', detail: 'web' },
];

function Probe({ allowAny = true, onValue }: { allowAny?: boolean; onValue: (value: string) => void }) {
  const [value, setValue] = useState('');
  const [text, setText] = useState('');
  const choices = all.filter((choice) => choice.title.toLowerCase().includes(text.toLowerCase()));
  return (
    <Combobox
      id="owner"
      label="Owner"
      value={value}
      choices={choices}
      allowAny={allowAny}
      onQuery={setText}
      onChange={(next) => {
        setValue(next);
        onValue(next);
      }}
    />
  );
}

const input = () => document.querySelector<HTMLInputElement>('#owner')!;
const options = () => [...document.querySelectorAll('[role=option]')].map((option) => option.textContent);

describe('Combobox', () => {
  it('finds while one types, and takes the active choice with Enter', async () => {
    const values: string[] = [];
    await render(<Probe onValue={(value) => values.push(value)} />);

    await type(input(), 'web');
    expect(options()).toEqual(['Web teamweb']);
    expect(input().getAttribute('aria-expanded')).toBe('true');
    await press(input(), 'ArrowDown');
    expect(document.getElementById(input().getAttribute('aria-activedescendant')!)?.textContent).toBe('Web teamweb');
    await press(input(), 'Enter');

    expect(values).toEqual(['group:default/web']);
    expect(input().value).toBe('Web team');
    expect(input().getAttribute('aria-expanded')).toBe('false');
  });

  it('takes a choice by pointer', async () => {
    const values: string[] = [];
    await render(<Probe onValue={(value) => values.push(value)} />);

    await click(input());
    await click(document.querySelector('[role=option]'));

    expect(values).toEqual(['group:default/payments']);
  });

  it('closes with Escape, and clears with the next one', async () => {
    const values: string[] = [];
    await render(<Probe onValue={(value) => values.push(value)} />);

    await type(input(), 'pay');
    await press(input(), 'Escape');
    expect(input().getAttribute('aria-expanded')).toBe('false');
    await press(input(), 'Escape');

    expect(input().value).toBe('');
  });

  it('takes what was typed only where that is allowed', async () => {
    const free: string[] = [];
    await render(<Probe onValue={(value) => free.push(value)} />);
    await type(input(), 'group:default/new');
    await press(input(), 'Enter');
    expect(free).toEqual(['group:default/new']);
    await clear();

    const strict: string[] = [];
    await render(<Probe allowAny={false} onValue={(value) => strict.push(value)} />);
    await type(input(), 'nobody');
    await press(input(), 'Enter');
    expect(strict).toEqual([]);
  });

  it('keeps its place in the list while the list changes', async () => {
    const values: string[] = [];
    const draw = (choices: Choice[]) => <Combobox id="owner" label="Owner" value="" choices={choices} onChange={(value) => values.push(value)} />;
    const holder = await render(<Changing first={draw(all)} then={draw([{ value: 'x', title: 'Another' }, ...all])} />);

    await press(input(), 'ArrowDown');
    await press(input(), 'ArrowDown');
    await click(holder.querySelector('#change'));
    await press(input(), 'Enter');

    expect(values).toEqual(['group:default/web']);
  });
});

function Changing({ first, then }: { first: ReactNode; then: ReactNode }) {
  const [changed, setChanged] = useState(false);
  return (
    <>
      <button id="change" type="button" onClick={() => setChanged(true)} />
      {changed ? then : first}
    </>
  );
}
