// Budgets of the browser app, in KiB after gzip, read from Vite's manifest. Bytes do not depend on how busy the
// machine is, so this is what the build is held to.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

// Each page that can be opened adds its address to the entry: with ninety of them 240 KiB for a route became 242.
const budgets = { entry: 170, route: 242, chunk: 80, css: 45 };
const heavyChunks = [
    { pattern: /chart/i, budget: 125 },
    { pattern: /editor|tiptap/i, budget: 140 },
];

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const sizes = new Map();
function sizeOf(file) {
    if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1024);
    return sizes.get(file);
}

/** Everything that loads together with a chunk: itself and what it imports statically. */
function closure(key, seen = new Set()) {
    if (seen.has(key)) return seen;
    seen.add(key);
    for (const imported of manifest[key].imports ?? []) closure(imported, seen);
    return seen;
}

const sum = (keys, files) => [...new Set([...keys].flatMap(files))].reduce((total, file) => total + sizeOf(file), 0);
const scriptsOf = (key) => [manifest[key].file];
const stylesOf = (key) => manifest[key].css ?? [];

const entryKey = Object.keys(manifest).find((key) => manifest[key].isEntry);
if (!entryKey) throw new Error('The manifest has no entry');
const entry = closure(entryKey);
const languages = Object.keys(manifest).filter((key) => /i18n\/bundles\//.test(key));
// One language is loaded with every page: the largest counts.
const language = languages.toSorted((a, b) => sizeOf(manifest[b].file) - sizeOf(manifest[a].file))[0];

const results = [
    { what: 'entry JS', size: sum(entry, scriptsOf), budget: budgets.entry },
    { what: 'entry CSS', size: sum(entry, stylesOf), budget: budgets.css },
];

for (const key of manifest[entryKey].dynamicImports ?? []) {
    if (!/-page\.tsx$/.test(key)) continue;
    const all = new Set([...entry, ...closure(key), ...(language ? closure(language) : [])]);
    results.push({ what: `first load of ${key.split('/').pop()}`, size: sum(all, scriptsOf), budget: budgets.route });
    results.push({ what: `CSS of ${key.split('/').pop()}`, size: sum(all, stylesOf), budget: budgets.css });
}

for (const [key, chunk] of Object.entries(manifest)) {
    if (!chunk.file.endsWith('.js') || entry.has(key)) continue;
    const heavy = heavyChunks.find(({ pattern }) => pattern.test(chunk.file));
    results.push({ what: `chunk ${chunk.file}`, size: sizeOf(chunk.file), budget: heavy?.budget ?? budgets.chunk });
}

let failed = 0;
for (const { what, size, budget } of results) {
    const isOver = size > budget;
    if (isOver) failed += 1;
    if (isOver || size > budget / 4) {
        console.log(`${isOver ? 'OVER' : 'ok  '} ${size.toFixed(1).padStart(7)} of ${budget} KiB  ${what}`);
    }
}
console.log(failed === 0 ? `All ${results.length} sizes are within budget.` : `${failed} sizes are over budget.`);
process.exitCode = failed === 0 ? 0 : 1;
