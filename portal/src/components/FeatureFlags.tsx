import { setFeatureFlag, useFeatureFlags } from '@/lib/featureFlags';

/** Switches for feature flags; they hold for this browser. */
export function FeatureFlags({ flags }: { flags: string[] }) {
  const on = useFeatureFlags();
  return (
    <ul className="feature-flags">
      {flags.map((flag) => (
        <li key={flag}>
          <label className="check-label">
            <input type="checkbox" checked={on.has(flag)} onChange={(event) => setFeatureFlag(flag, event.target.checked)} />
            <code>{flag}</code>
          </label>
        </li>
      ))}
    </ul>
  );
}
