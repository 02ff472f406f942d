// Makes the list of common passwords that new passwords are checked against, as a Bloom filter, from an npm package:
//   npm pack @zxcvbn-ts/language-common@4.1.3 && tar xzf zxcvbn-ts-language-common-4.1.3.tgz
//   node scripts/make-common-passwords.mjs package/src/passwords.json backend/modules/Access/Crm.Access/Security/common-passwords.bin
// The package is MIT licensed (Copyright (c) 2012-2016 Dan Wheeler and Dropbox, Inc.; zxcvbn-ts contributors).
// File: 4 bytes number of bits, 1 byte number of hashes, then the bits. Hash i of a word is (a + i * b) mod bits, with a and b the first two
// unsigned 32-bit big-endian numbers of its SHA-256.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const [source, target] = process.argv.slice(2);
const bitsPerWord = 24;
const hashes = 16;

const fold = (word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const words = [...new Set(JSON.parse(readFileSync(source, 'utf8')).map(fold))].filter((word) => word.length >= 3);
const size = words.length * bitsPerWord;
const bits = Buffer.alloc(Math.ceil(size / 8));
for (const word of words) {
  const digest = createHash('sha256').update(word, 'utf8').digest();
  const a = digest.readUInt32BE(0);
  const b = digest.readUInt32BE(4);
  for (let i = 0; i < hashes; i++) {
    const bit = (a + i * b) % size;
    bits[bit >> 3] |= 1 << (bit & 7);
  }
}

const head = Buffer.alloc(5);
head.writeUInt32BE(size, 0);
head.writeUInt8(hashes, 4);
writeFileSync(target, Buffer.concat([head, bits]));
console.log(`${words.length} words, ${head.length + bits.length} bytes`);
