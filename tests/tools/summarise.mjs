// node summarise.mjs FOLDER: adds up the results of all runners in it, lists the slowest tests, and ends with one line.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const folder = process.argv[2];
const tests = []; // { suite, name, outcome: passed | failed | skipped, ms, message? }

const decode = (text) =>
  text.replace(/&(lt|gt|quot|apos|amp|#x[0-9A-Fa-f]+|#\d+);/g, (whole, entity) => {
    const named = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }[entity];
    return named ?? String.fromCodePoint(Number(entity.replace('#x', '0x').replace('#', '')));
  });

// 00:00:01.2345678 in milliseconds
const milliseconds = (duration = '0:0:0') => {
  const [hours, minutes, seconds] = duration.split(':').map(Number);
  return Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000);
};

function readTrx(file) {
  const suite = file.replace(/\.trx$/, '');
  const text = readFileSync(join(folder, file), 'utf8');
  const fixtures = new Map();
  for (const [, id, className] of text.matchAll(/<UnitTest [^>]*?id="([^"]*)"[\s\S]*?<TestMethod [^>]*?className="([^"]*)"/g)) {
    fixtures.set(id, decode(className).replace(/^.*?(\w+(\(.*\))?)$/, '$1'));
  }
  for (const [, attributes, body = ''] of text.matchAll(/<UnitTestResult ([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)) {
    const attribute = (name) => attributes.match(new RegExp(`${name}="([^"]*)"`))?.[1];
    const outcome = { Passed: 'passed', NotExecuted: 'skipped' }[attribute('outcome')] ?? 'failed';
    const message = body.match(/<Message>([\s\S]*?)<\/Message>/)?.[1];
    const name = `${fixtures.get(attribute('testId')) ?? ''} ${decode(attribute('testName'))}`.trim();
    tests.push({ suite, name, outcome, ms: milliseconds(attribute('duration')), message: message && decode(message) });
  }

  // An error outside any test, in a set-up for instance, leaves no result of its own.
  const counted = tests.some((test) => test.suite === suite);
  if (!counted || (/<ResultSummary outcome="Failed"/.test(text) && !tests.some((test) => test.suite === suite && test.outcome === 'failed'))) {
    tests.push({ suite, name: counted ? 'failed outside of its tests' : 'ran no test', outcome: 'failed', ms: 0 });
  }
}

function readVitest(file) {
  for (const module of JSON.parse(readFileSync(file, 'utf8')).testResults) {
    for (const test of module.assertionResults) {
      const outcome = { passed: 'passed', failed: 'failed' }[test.status] ?? 'skipped';
      tests.push({ suite: 'vitest', name: test.fullName, outcome, ms: Math.round(test.duration ?? 0), message: test.failureMessages?.[0] });
    }
    if (module.status === 'failed' && module.assertionResults.length === 0) {
      tests.push({ suite: 'vitest', name: module.name, outcome: 'failed', ms: 0, message: module.message });
    }
  }
}

function readPlaywright(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const walk = (suite, path) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        const outcome = test.status === 'skipped' ? 'skipped' : test.status === 'unexpected' ? 'failed' : 'passed';
        const ms = test.results.reduce((sum, result) => sum + result.duration, 0);
        const name = [...path, spec.title, test.projectName].filter(Boolean).join(' › ');
        tests.push({ suite: 'e2e', name, outcome, ms, message: test.results.at(-1)?.error?.message });
      }
    }
    for (const inner of suite.suites ?? []) {
      walk(inner, [...path, inner.title]);
    }
  };
  for (const suite of report.suites) {
    walk(suite, [suite.title]);
  }
  for (const error of report.errors ?? []) {
    tests.push({ suite: 'e2e', name: 'outside of its tests', outcome: 'failed', ms: 0, message: error.message });
  }
}

function readChecks(file) {
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const [name, outcome, seconds] = line.split('\t');
    tests.push({ suite: 'check', name, outcome, ms: Number(seconds) * 1000 });
  }
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.trx'))) {
  readTrx(file);
}
for (const [name, read] of [['vitest.json', readVitest], ['playwright-desktop.json', readPlaywright], ['playwright-accessibility.json', readPlaywright], ['checks.tsv', readChecks]]) {
  const file = join(folder, name);
  if (existsSync(file) && readFileSync(file, 'utf8').trim() !== '') {
    read(file);
  }
}

const seconds = (ms) => (ms / 1000).toFixed(2).padStart(8);
console.log('\nThe twenty slowest tests (seconds):');
for (const test of tests.filter((t) => t.suite !== 'check').sort((a, b) => b.ms - a.ms).slice(0, 20)) {
  console.log(`${seconds(test.ms)}  ${test.suite}  ${test.name}`);
}

const suites = [...new Set(tests.map((test) => test.suite))].sort();
console.log('\nBy suite (seconds, passed, failed, skipped):');
for (const suite of suites) {
  const own = tests.filter((test) => test.suite === suite);
  const count = (outcome) => own.filter((test) => test.outcome === outcome).length;
  const total = own.reduce((sum, test) => sum + test.ms, 0);
  console.log(`${seconds(total)}  ${suite}: ${count('passed')}, ${count('failed')}, ${count('skipped')}`);
}

const failures = tests.filter((test) => test.outcome === 'failed');
for (const { suite, name, message } of failures) {
  console.log(`\nFAILED  ${suite}  ${name}`);
  if (message) {
    console.log(stripVTControlCharacters(message).trim().split('\n').slice(0, 15).map((line) => `        ${line}`).join('\n'));
  }
}

const passed = tests.filter((test) => test.outcome === 'passed').length;
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length > 0 || passed === 0 ? 1 : 0);
