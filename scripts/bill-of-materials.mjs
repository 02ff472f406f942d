// Writes what the product ships of others' work as a bill of materials (CycloneDX 1.6, JSON), from what was restored and locked:
//   node scripts/bill-of-materials.mjs artifacts/bom.json
//   node scripts/bill-of-materials.mjs artifacts/bom.json --check backend/Crm.Api/bin/Release/net10.0/Crm.Api.deps.json
// With --check it also compares itself with what the build says that the host loads. Restore the solution first; nothing is fetched.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

// NuGet gives hashes of packages as base64, npm as "sha512-" and base64; the standard wants hexadecimal digits.
const sha512 = (base64) => (base64 ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }] } : {});
const licences = (text) => (text ? { licenses: [licence(text)] } : {});

function licence(text) {
  if (text.startsWith('http')) return { license: { name: 'see its address', url: text } };
  return text.startsWith('file:') ? { license: { name: `${text.slice(5)} in the package` } } : { expression: text };
}

/** What of a package reaches the output folder: assemblies, resources and native libraries, and not analysers or build tools. */
function ships(target) {
  const files = ['runtime', 'runtimeTargets', 'resource', 'native'].flatMap((kind) => Object.keys(target[kind] ?? {}));
  return files.some((file) => !file.endsWith('/_._'));
}

function nugetLicence(folders, path) {
  const folder = folders.map((each) => join(each, path)).find((each) => existsSync(each));
  if (!folder) return undefined;
  const spec = readFileSync(join(folder, readdirSync(folder).find((file) => file.endsWith('.nuspec'))), 'utf8');
  const [, kind, text] = /<license type="(expression|file)">([^<]+)</.exec(spec) ?? [];
  if (kind) return kind === 'file' ? `file:${text}` : text;
  return /<licenseUrl>([^<]+)</.exec(spec)?.[1];
}

function nugetComponents() {
  const assets = readJson(join(root, 'backend/Crm.Api/obj/project.assets.json'));
  const folders = Object.keys(assets.packageFolders);
  const shipped = Object.entries(assets.targets['net10.0']).filter(([, target]) => target.type === 'package' && ships(target));
  return shipped.map(([id]) => {
    const [name, version] = id.split('/');
    const { path, sha512: hash } = assets.libraries[id];
    const purl = `pkg:nuget/${name}@${version}`;
    return { type: 'library', 'bom-ref': purl, name, version, ...licences(nugetLicence(folders, path)), ...sha512(hash), purl };
  });
}

function npmComponents() {
  const { packages } = readJson(join(root, 'frontend/package-lock.json'));
  const shipped = Object.entries(packages).filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !entry.peer && !entry.link);
  return shipped.map(([path, { version, license, integrity }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
    return { type: 'library', 'bom-ref': purl, name, version, ...licences(license), ...sha512(/^sha512-(.+)$/.exec(integrity ?? '')?.[1]), purl };
  });
}

function bill() {
  const version = /<VersionPrefix>([^<]+)</.exec(readFileSync(join(root, 'Directory.Build.props'), 'utf8'))[1];
  const once = new Map([...nugetComponents(), ...npmComponents()].map((component) => [component['bom-ref'], component]));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': 'crm', name: 'CRM', version } },
    components: [...once.values()].sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1)),
  };
}

function problems({ components }, depsPath) {
  const found = new Set(components.map((component) => component.purl));
  const { targets, libraries } = readJson(depsPath);
  const loaded = Object.entries(Object.values(targets)[0])
    .filter(([id, target]) => libraries[id].type === 'package' && (target.runtime || target.native || target.runtimeTargets || target.resources))
    .map(([id]) => `pkg:nuget/${id.replace('/', '@')}`);
  const direct = Object.keys(readJson(join(root, 'frontend/package.json')).dependencies);
  return [
    ...loaded.filter((purl) => !found.has(purl)).map((purl) => `${purl} is loaded by the host and not listed`),
    ...direct.filter((name) => !components.some((component) => component.name === name)).map((name) => `${name} is used by the browser app and not listed`),
    ...components.filter((component) => !component.licenses).map(({ purl }) => `${purl} has no licence`),
    ...components.filter((component) => !component.hashes).map(({ purl }) => `${purl} has no hash`),
    ...(loaded.length < 20 ? [`only ${loaded.length} packages are loaded: is this the host's file?`] : []),
  ];
}

const [target, option, deps] = process.argv.slice(2);
if (!target || (option && !(option === '--check' && deps))) {
  console.error('Usage: node scripts/bill-of-materials.mjs TARGET [--check FILE.deps.json]');
  process.exit(2);
}

const made = bill();
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, `${JSON.stringify(made, null, 2)}\n`);
console.log(`${made.components.length} components in ${target}`);
const wrong = option ? problems(made, deps) : [];
wrong.forEach((line) => console.error(line));
process.exit(wrong.length > 0 ? 1 : 0);
