import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useBlocker, useNavigate } from 'react-router';
import { z } from 'zod/mini';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import { Notice } from '@/components/Notice';
import { Problem } from '@/components/Problem';
import { announce } from '@/lib/announce';
import type { JsonObject, ParameterSchema } from '@/lib/api';
import { ApiError } from '@/lib/http';
import { useUrlState } from '@/lib/urlState';
import { launch } from '../api/templates';
import { FormPageView } from './form/FormPageView';
import type { FormPage } from './form/schema';
import { SecretsContext } from './form/secrets';
import { placeFaults, type PlacedFaults } from './form/serverFaults';
import { launchReducer, randomKey, requestKeys, sentSecrets, sentValues } from './launch';
import { Review } from './Review';
import { Stepper } from './Stepper';

const place = z.object({ step: z.catch(z.coerce.number().check(z.int(), z.gte(1)), 1), from: z.catch(z.optional(z.string()), undefined) });

interface LaunchFormProps {
  templateRef: string;
  parameters: ParameterSchema;
  pages: FormPage[];
  answers: JsonObject;
}

/** Asks for the values page by page, shows them all, and starts the run. */
export function LaunchForm({ templateRef, parameters, pages, answers }: LaunchFormProps) {
  const navigate = useNavigate();
  const [{ step }, setPlace] = useUrlState(place);
  const [state, dispatch] = useReducer(launchReducer, { values: answers, secrets: {}, reached: 0, touched: false });
  const [faults, setFaults] = useState<PlacedFaults | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const [sending, setSending] = useState(false);
  const keyOf = useRef(requestKeys(randomKey));
  const leaving = useRef(false);
  const current = Math.min(step - 1, state.reached, pages.length);
  const heading = useStepHeading(current);
  const secrets = useMemo(() => ({ values: state.secrets, set: (name: string, value: string) => dispatch({ type: 'secret', name, value }) }), [state.secrets]);
  const labels = parameters.presentation?.buttonLabels ?? {};

  const go = (to: number) => setPlace({ step: to + 1 });
  const blocker = useBlocker(({ currentLocation, nextLocation }) => state.touched && !leaving.current && currentLocation.pathname !== nextLocation.pathname);

  const send = async () => {
    setSending(true);
    setProblem(null);
    const body = { templateRef, values: sentValues(state.values), secrets: sentSecrets(state) };
    try {
      const { id } = await launch(body, keyOf.current(body));
      leaving.current = true;
      announce('The run has started.');
      void navigate(`/runs/${encodeURIComponent(id)}`);
    } catch (failure) {
      setSending(false);
      const error = failure as Error;
      const placed = error instanceof ApiError && error.valueFaults.length > 0 ? placeFaults(error.valueFaults, pages) : null;
      setFaults(placed);
      if (!placed) setProblem(error);
      if (placed?.firstPage != null) go(placed.firstPage);
    }
  };

  const page = pages[current];
  return (
    <SecretsContext value={secrets}>
      <div className="launch">
        <Stepper titles={[...pages.map((one) => one.title), 'Review']} current={current} reached={state.reached} onGo={go} />
        <div className="launch-page section">
          <h2 ref={heading} tabIndex={-1}>
            {page ? page.title : 'Review'}
          </h2>
          <p className="launch-lead">{page ? page.description : 'Look over your answers. Nothing is made before you press the button.'}</p>
          {page?.schema.required?.length ? <p className="hint">Values marked with <span className="required">*</span> are required.</p> : null}
          {faults && <ServerFaults faults={faults} page={page ? current : null} />}
          {page ? (
            <FormPageView
              key={current}
              page={page}
              values={state.values}
              extraErrors={faults?.byPage[current]}
              onChange={(values) => {
                dispatch({ type: 'changed', values });
                if (faults && values !== state.values && state.touched) setFaults(null);
              }}
              onDone={(values) => {
                dispatch({ type: 'accepted', page: current, values });
                setFaults(null);
                go(current + 1);
              }}
            >
              <div className="launch-buttons">
                {current > 0 && <Button onClick={() => go(current - 1)}>{labels.backButtonText ?? 'Back'}</Button>}
                <Button type="submit" look="primary">
                  {current === pages.length - 1 ? (labels.reviewButtonText ?? 'Review') : 'Next'}
                </Button>
              </div>
            </FormPageView>
          ) : (
            <>
              <Review pages={pages} values={state.values} secrets={state.secrets} onEdit={go} />
              {problem && <Problem error={problem} title="The run was not started" />}
              <div className="launch-buttons">
                {pages.length > 0 && (
                  <Button disabled={sending} onClick={() => go(pages.length - 1)}>
                    {labels.backButtonText ?? 'Back'}
                  </Button>
                )}
                <Button look="primary" icon="play" busy={sending} onClick={() => void send()}>
                  {labels.createButtonText ?? 'Create'}
                </Button>
              </div>
            </>
          )}
        </div>
      </div>
      {blocker.state === 'blocked' && <Leave onStay={() => blocker.reset()} onLeave={() => blocker.proceed()} />}
    </SecretsContext>
  );
}

/** Moves focus to the heading when another page of the form is shown. */
function useStepHeading(current: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(current);
  useEffect(() => {
    if (shown.current === current) return;
    shown.current = current;
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('.launch')?.scrollIntoView({ block: 'start' });
  }, [current]);
  return heading;
}

function ServerFaults({ faults, page }: { faults: PlacedFaults; page: number | null }) {
  const here = page !== null && Object.keys(faults.byPage[page] ?? {}).length > 0;
  if (!here && faults.elsewhere.length === 0) return null;
  return (
    <Notice tone="bad" role="alert" title="The run was not started: some values were not accepted">
      {here && <p>The server refused what is marked below.</p>}
      {faults.elsewhere.map((fault) => (
        <p key={fault}>{fault}</p>
      ))}
    </Notice>
  );
}

function Leave({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  return (
    <Dialog
      title="Leave this form?"
      onClose={onStay}
      actions={
        <>
          <Button look="danger" onClick={onLeave}>
            Leave
          </Button>
          <Button look="primary" onClick={onStay} autoFocus>
            Stay
          </Button>
        </>
      }
    >
      <p>What you entered is not kept.</p>
    </Dialog>
  );
}
