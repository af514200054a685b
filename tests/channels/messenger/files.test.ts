import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Opened, openMessenger, soon } from './harness.ts';

let opened: Opened;
let elsewhere: string;
let visits = 0;
const foreign = createServer((_message, response) => {
  visits += 1;
  response.end('inner secrets');
});

beforeAll(async () => {
  opened = await openMessenger();
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  const address = foreign.address();
  elsewhere = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/inner`;
});
afterAll(async () => {
  foreign.closeAllConnections();
  foreign.close();
  await opened.fake.stop();
});

const take = (ref: string) => opened.messenger.adapter.fetchFile(ref, 1000, soon());
const bytes = Uint8Array.from([1, 2, 3]);

test('a file is fetched with its type, and without our token', async () => {
  const before = opened.fake.calls.length;
  expect(await take(opened.fake.host(bytes, 'image/png; charset=x'))).toEqual({ bytes, mime: 'image/png' });
  expect(opened.fake.calls).toHaveLength(before);
});

test('a file that has moved is followed, but not for ever', async () => {
  const { fake } = opened;
  const once = fake.hostRedirect(fake.host(bytes, 'image/png'));
  expect(await take(fake.hostRedirect(once))).toEqual({ bytes, mime: 'image/png' });
  const long = [1, 2, 3, 4].reduce((to) => fake.hostRedirect(to), fake.host(bytes, 'image/png'));
  expect(await take(long)).toEqual({ failed: 'unreachable' });
});

test('no other place is ever asked, neither at once nor by a redirect', async () => {
  const refs = [
    elsewhere,
    opened.fake.hostRedirect(elsewhere),
    'file:///etc/passwd',
    'http://cdn.fbsbx.com/x',
    'x',
    '',
  ];
  for (const ref of [
    ...refs,
    'https://fbcdn.net.example/x',
    'https://evilfbcdn.net/x',
    'https://fbcdn.net@127.0.0.1/x',
  ]) {
    expect({ ref, ...(await take(ref)) }).toEqual({ ref, failed: 'gone' });
  }
  expect(visits).toBe(0);
});
