import { describe, expect, it } from 'vitest';
import { arrange, toBase64, toUpload, whatIsMissing, type ChosenFile } from './files';

const file = (path: string, text = ''): ChosenFile => ({ path, bytes: new TextEncoder().encode(text), executable: false });
const paths = (files: ChosenFile[]) => files.map((one) => one.path);

describe('arrange', () => {
  it('takes off the folders around template.yaml and leaves out what is beside them', () => {
    const files = arrange([file('repo/java/template.yaml'), file('repo/java/skeleton/pom.xml'), file('repo/README.md')]);

    expect(paths(files)).toEqual(['skeleton/pom.xml', 'template.yaml']);
  });

  it('leaves out version control and what systems leave behind', () => {
    expect(paths(arrange([file('template.yaml'), file('.git/config'), file('skeleton/.DS_Store'), file('skeleton/.gitignore')]))).toEqual(['skeleton/.gitignore', 'template.yaml']);
  });
});

it('says when there is no template', () => {
  expect(whatIsMissing([file('skeleton/pom.xml')])).toContain('no template.yaml');
  expect(whatIsMissing([file('template.yml')])).toBeNull();
});

it('sends bytes as Base64, however many they are', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);

  expect(Buffer.from(toBase64(bytes), 'base64').equals(Buffer.from(bytes))).toBe(true);
  expect(toUpload([{ ...file('mvnw', 'x'), executable: true }])).toEqual([{ path: 'mvnw', content: 'eA==', executable: true }]);
});
