import { expect, it } from 'vitest';
import { click, render } from '@/fixtures/render';
import { FeatureFlags } from './FeatureFlags';

it('is off until someone sets it, and is kept in this browser', async () => {
  const holder = await render(<FeatureFlags flags={['preview']} />);
  const box = holder.querySelector('input')!;
  expect(box.checked).toBe(false);

  await click(box);
  expect(box.checked).toBe(true);
  expect(localStorage.getItem('formwork.featureFlags')).toBe('["preview"]');

  await click(box);
  expect(localStorage.getItem('formwork.featureFlags')).toBeNull();
});
