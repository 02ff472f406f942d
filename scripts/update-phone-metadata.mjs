// Writes backend/Crm.Platform/Normalisation/Phones/phone-metadata.tsv from the numbering metadata of libphonenumber-js (MIT), which derives from
// Google's libphonenumber (Apache-2.0). Run after raising the version: node scripts/update-phone-metadata.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = '1.13.16';
const target = join(dirname(fileURLToPath(import.meta.url)), '../backend/Crm.Platform/Normalisation/Phones/phone-metadata.tsv');
const folder = mkdtempSync(join(tmpdir(), 'phone-metadata-'));
try {
  execFileSync('npm', ['pack', '--silent', `libphonenumber-js@${version}`], { cwd: folder });
  execFileSync('tar', ['xzf', `libphonenumber-js-${version}.tgz`], { cwd: folder });
  const metadata = JSON.parse(readFileSync(join(folder, 'package/metadata.max.json'), 'utf8'));
  writeFileSync(target, [...header(), ...plans(metadata)].join('\n') + '\n');
} finally {
  rmSync(folder, { recursive: true });
}

function header() {
  return [
    `# Telephone numbering plans, from libphonenumber-js ${version} (MIT, (c) 2016 @catamphetamine), derived from Google's libphonenumber (Apache-2.0,`,
    '# (c) The Libphonenumber Authors). Written by scripts/update-phone-metadata.mjs; licences in NOTICE. Do not edit.',
    '# P region, calling code, is main for the code, international prefix, national number, lengths, prefix for parsing, transform, leading digits,',
    '#   prefix, formatting rule, extension label; T type, pattern, lengths; F pattern, format, leading digits, formatting rule, international format',
  ];
}

function* plans(metadata) {
  const main = new Set(Object.values(metadata.country_calling_codes).map((regions) => regions[0]));
  for (const code of Object.keys(metadata.country_calling_codes)) {
    for (const region of metadata.country_calling_codes[code]) {
      yield* plan(region, metadata.countries[region], main.has(region));
    }
  }

  for (const [code, plan001] of Object.entries(metadata.nonGeographic)) {
    yield* plan('001', [code, ...plan001.slice(1)], true);
  }
}

function* plan(region, m, isMain) {
  yield line('P', region, m[0], isMain ? 1 : '', m[1], m[2], lengths(m[3]), m[7], m[8], m[10], m[5], m[6], m[13]);
  for (const [index, type] of (m[11] || []).entries()) {
    if (type) yield line('T', index, type[0], lengths(type[1]));
  }

  // Of several leading-digits patterns the last is the most detailed one; the others serve formatting as one types.
  for (const f of m[4] || []) yield line('F', f[0], f[1], (f[2] || []).at(-1), f[3], f[5]);
}

function lengths(list) {
  return (list || []).join(',');
}

function line(...cells) {
  return cells.map((cell) => cell || (cell === 0 && cells[0] === 'T' ? '0' : '')).join('\t').replace(/\t+$/, '');
}
