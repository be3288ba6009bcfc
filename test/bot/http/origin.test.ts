import assert from 'node:assert/strict';
import { addressFor, isAllowedOrigin, isOwnOrigin } from '../../../bot/http/origin.js';
import { settingsOf } from '../fakeServices.js';

const LOCAL = settingsOf({ PORT: '3978', WEBCHAT_ORIGINS: 'http://localhost:3000' });
const PUBLIC = settingsOf({ PUBLIC_URL: 'https://warranty.example.com', WEBCHAT_ORIGINS: 'https://shop.example.com' });
const asked = (host: string, origin?: string): { headers: { host: string; origin?: string } } => ({ headers: { host, ...(origin ? { origin } : {}) } });

describe('the server’s address', () => {
  it('is the public one, whatever a client calls it', () => {
    for (const host of ['warranty.example.com', '127.0.0.1:3978', 'evil.example', '', 'a b']) assert.equal(addressFor(asked(host), PUBLIC), 'https://warranty.example.com');
  });

  it('on the machine itself is the name the page was loaded from', () => {
    assert.equal(addressFor(asked('localhost:3978'), LOCAL), 'http://localhost:3978');
    assert.equal(addressFor(asked('127.0.0.1:49152'), LOCAL), 'http://127.0.0.1:49152');
    assert.equal(addressFor(asked('[::1]:3978'), LOCAL), 'http://[::1]:3978');
    for (const host of ['evil.example', '', 'localhost.evil.example']) assert.equal(addressFor(asked(host), LOCAL), 'http://127.0.0.1:3978');
  });

  it('tells own pages from those that embed the chat and from all others', () => {
    assert.ok(isOwnOrigin(asked('warranty.example.com', 'https://warranty.example.com'), PUBLIC));
    assert.ok(isOwnOrigin(asked('warranty.example.com'), PUBLIC));
    assert.ok(!isOwnOrigin(asked('warranty.example.com', 'https://shop.example.com'), PUBLIC));
    assert.ok(isAllowedOrigin(asked('warranty.example.com', 'https://shop.example.com'), PUBLIC));
    for (const origin of ['https://evil.example', 'http://shop.example.com', 'null', 'http://warranty.example.com']) assert.ok(!isAllowedOrigin(asked('warranty.example.com', origin), PUBLIC), origin);
  });

  it('is not that of a name that only points here', () => {
    assert.ok(!isOwnOrigin(asked('rebound.example:3978', 'http://rebound.example:3978'), LOCAL));
  });
});
