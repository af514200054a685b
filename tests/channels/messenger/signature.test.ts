import { describe, expect, test } from '@jest/globals';
import { appSecretProof, sameSecret, verifySignature } from '../../../bots/messenger/signature.ts';
import { escapeLikeFacebook, signatureOf } from '../../support/messenger/webhooks.ts';
import { accepted } from '../channel.suite.ts';
import { openMessenger, signed, verifyToken } from './harness.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the signature of a webhook body', () => {
  // printf 'hello' | openssl dgst -sha256 -hmac key
  const known = 'sha256=9307b3b915efb5171ff14d8cb55fbcc798c6c0ef1456d66ded1a6aa723a58b7b';

  test.each([
    ['right', 'hello', known, 'genuine'],
    ['right, in capitals', 'hello', known.replace(/[0-9a-f]{64}/, (hex) => hex.toUpperCase()), 'genuine'],
    ['missing', 'hello', undefined, 'no_signature'],
    ['empty', 'hello', '', 'no_signature'],
    ['of another body', 'hello ', known, 'bad_signature'],
    ['cut short', 'hello', known.slice(0, -2), 'bad_signature'],
    ['too long', 'hello', `${known}00`, 'bad_signature'],
    ['without its prefix', 'hello', known.slice(7), 'bad_signature'],
    ['of the old kind', 'hello', 'sha1=b34ceac4516ff23a143e61d79d0fa7a4fbe5f266', 'bad_signature'],
    ['not hexadecimal', 'hello', `sha256=${'z'.repeat(64)}`, 'bad_signature'],
  ])('%s', (_name, body, header, verdict) => {
    expect(verifySignature(bytes(body), header, 'key')).toBe(verdict);
  });

  test('is that of the raw bytes, in which Facebook escapes Khmer and slashes', async () => {
    const { fake, messenger } = await openMessenger();
    const { pageId, appSecret } = fake.settings;
    const message = { mid: 'm_1', text: 'ជួយខ្ញុំ a/b' };
    const body = {
      object: 'page',
      entry: [{ id: pageId, messaging: [{ sender: { id: '2001' }, timestamp: 1, message }] }],
    };
    const raw = escapeLikeFacebook(body);
    expect(raw).toContain('\\u1787');
    const events = accepted(await messenger.adapter.receive(signed(raw, appSecret))).events;
    expect(events).toMatchObject([{ type: 'message_received', text: message.text }]);
    const rewritten = { ...signed(raw, appSecret), body: bytes(JSON.stringify(body)) };
    expect(await messenger.adapter.receive(rewritten)).toEqual({ refused: 'bad_signature', status: 403 });
    await fake.stop();
  });

  test('says 401 when it is missing and 403 when it is wrong', async () => {
    const { fake, messenger } = await openMessenger();
    const good = signed('{}', fake.settings.appSecret);
    expect(await messenger.adapter.receive({ ...good, headers: {} })).toEqual({ refused: 'no_signature', status: 401 });
    const sha1 = { 'x-hub-signature': 'sha1=b34ceac4516ff23a143e61d79d0fa7a4fbe5f266' };
    expect(await messenger.adapter.receive({ ...good, headers: sha1 })).toEqual({
      refused: 'no_signature',
      status: 401,
    });
    const wrong = { 'x-hub-signature-256': signatureOf('{ }', fake.settings.appSecret) };
    expect(await messenger.adapter.receive({ ...good, headers: wrong })).toEqual({
      refused: 'bad_signature',
      status: 403,
    });
    await fake.stop();
  });
});

describe('the verification handshake', () => {
  const ask = { 'hub.mode': 'subscribe', 'hub.verify_token': verifyToken, 'hub.challenge': '1158201444' };
  const refused = { refused: 'bad_token', status: 403 };

  test.each([
    ['gives the bare challenge back', ask, { handshake: '1158201444' }],
    ['refuses a wrong token', { ...ask, 'hub.verify_token': 'guess' }, refused],
    ['refuses a missing token', { ...ask, 'hub.verify_token': undefined }, refused],
    ['refuses another mode', { ...ask, 'hub.mode': 'unsubscribe' }, refused],
    ['refuses a missing challenge', { ...ask, 'hub.challenge': undefined }, refused],
    ['gives no page back', { ...ask, 'hub.challenge': '<script>alert(1)</script>' }, refused],
    ['refuses an empty question', {}, refused],
  ])('%s', async (_name, query, expected) => {
    const { fake, messenger } = await openMessenger();
    const asked = { method: 'GET', query, headers: {}, body: new Uint8Array() } as const;
    expect(await messenger.adapter.receive(asked)).toEqual(expected);
    await fake.stop();
  });
});

test('the proof is the HMAC of the token', () => {
  // printf 'token' | openssl dgst -sha256 -hmac secret
  expect(appSecretProof('token', 'secret')).toBe('e941110e3d2bfe82621f0e3e1434730d7305d106c5f68c87165d0b27a4611a4a');
});

test('secrets of any length compare', () => {
  expect([sameSecret('a', 'a'), sameSecret('', 'a'), sameSecret('a'.repeat(99), 'a')]).toEqual([true, false, false]);
});
