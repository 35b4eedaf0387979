import { describe, expect, it } from 'vitest';
import { accountLimit, addressLimit } from './throttle.ts';

describe('what is counted together', () => {
  it.each([
    ['203.0.113.9', 'address:203.0.113.9'],
    ['::ffff:203.0.113.9', 'address:203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', 'address:2001:db8:1:2::/64'],
    ['2001:db8::1', 'address:2001:db8:0:0::/64'],
    ['::1', 'address:0:0:0:0::/64'],
    ['fe80::1', 'address:fe80:0:0:0::/64'],
    ['unknown', 'address:unknown'],
  ])('the address %s belongs to %s', (address, key) => {
    expect(addressLimit(address).key).toBe(key);
  });

  it('an account is counted by the hash of its login', () => {
    expect(accountLimit('quanzhou').key).toMatch(/^account:[\w-]{43}$/);
    expect(accountLimit('quanzhou').key).not.toBe(accountLimit('quanzhou-officer').key);
  });
});
