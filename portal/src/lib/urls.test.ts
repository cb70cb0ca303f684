import { describe, expect, it } from 'vitest';
import { portalPath, safeUrl } from './urls';

describe('safeUrl', () => {
  it.each(['https://example.org/', 'http://127.0.0.1:8080/x', 'mailto:ada@example.org', '/runs/1'])('lets %s pass', (url) => {
    expect(safeUrl(url)).toBe(url);
  });

  it.each(['javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html,x', '//evil.example', 'nonsense'])('refuses %s', (url) => {
    expect(safeUrl(url)).toBeNull();
  });
});

describe('portalPath', () => {
  it('finds the pages of the portal in addresses of its own origin only', () => {
    expect(portalPath('http://localhost/runs/1?view=log', 'http://localhost')).toBe('/runs/1?view=log');
    expect(portalPath('http://localhost/api/formwork/v1/me', 'http://localhost')).toBeNull();
    expect(portalPath('http://localhost.evil.example/runs', 'http://localhost')).toBeNull();
  });
});

describe('addresses of the local Git host', () => {
  it.each([
    ['/git/demo/payments.git', '/repositories/demo/payments'],
    ['/git/demo/payments/raw/main/', '/repositories/demo/payments'],
    ['/git/platform/claims/raw/main/claims/payments/database.yaml', '/repositories/platform/claims?file=claims%2Fpayments%2Fdatabase.yaml'],
    ['/git/demo/payments/raw/main/src/main/', '/repositories/demo/payments?path=src%2Fmain'],
  ])('shows %s at %s', (address, path) => {
    expect(portalPath(`http://localhost${address}`, 'http://localhost')).toBe(path);
  });
});
