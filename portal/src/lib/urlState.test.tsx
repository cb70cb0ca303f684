import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { expect, it } from 'vitest';
import { z } from 'zod/mini';
import { useUrlState } from './urlState';

const schema = z.object({ q: z.catch(z.string(), ''), offset: z.catch(z.coerce.number().check(z.int(), z.gte(0)), 0), mine: z.catch(z.stringbool(), false) });

it('takes defaults for what is wrong in the URL, and leaves defaults out of it', async () => {
  let state: ReturnType<typeof useUrlState<typeof schema>> | undefined;
  function Probe() {
    state = useUrlState(schema);
    return null;
  }
  const router = createMemoryRouter([{ path: '*', element: <Probe /> }], { initialEntries: ['/runs?q=pay&offset=-3&mine=true'] });
  const holder = document.createElement('div');
  await act(async () => createRoot(holder).render(<RouterProvider router={router} />));

  expect(state![0]).toEqual({ q: 'pay', offset: 0, mine: true });

  await act(async () => state![1]({ q: '', offset: 25 }));

  expect(router.state.location.search).toBe('?offset=25&mine=true');
});
