import { expect, it } from 'vitest';
import { digestsOf } from './contract-digest.ts';

const entry = { path: 'a.yaml', text: 'openapi: 3.1.0\n' };
const one = { path: 'one.yaml', text: 'é' };
const two = { path: 'two.yaml', text: '' };

const contractDigest = (...documents: { path: string; text: string }[]) => digestsOf(documents).contract;

it('names the texts by their SHA-256', () => {
  // What `printf é | sha256sum` and `printf '' | sha256sum` print.
  expect(digestsOf([one, two]).documents).toEqual([
    '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  ]);
});

it('is the same for a contract however its files are ordered, and another for another entry, path or text', () => {
  const digest = contractDigest(entry, one, two);
  expect(contractDigest(entry, two, one)).toBe(digest);
  const others = [
    contractDigest(one, entry, two),
    contractDigest(entry, { ...one, path: 'three.yaml' }, two),
    contractDigest(entry, { ...one, text: 'e' }, two),
    contractDigest(entry, one),
  ];
  expect(new Set([digest, ...others]).size).toBe(5);
});
