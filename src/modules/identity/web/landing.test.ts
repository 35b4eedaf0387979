import { describe, expect, it } from 'vitest';
import { landingOf, ownAddress } from './landing.ts';

describe('after signing in people go back to where they came from', () => {
  it.each(['/firms', '/firms/0192?x=1#facts', '/'])('%s is an address of this application', (address) => {
    expect(ownAddress(address)).toBe(address);
  });

  it.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example',
    '',
    undefined,
    7,
    '/sign-in',
    '/sign-in?return=/',
    '/claim',
    '/api/docs',
  ])('%s is not a page to go back to', (address) => {
    expect(ownAddress(address)).toBeNull();
  });
});

it('nobody in particular lands on the home page', () => {
  expect(landingOf({ organisation: null })).toBe('/');
});
