// Bundles what the pages load into the folder given as the first argument, each file named by its content, and writes
// dashboard/assets.properties beside it: the page's name for a file = where it is served.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const classes = resolve(process.argv[2] ?? join(here, '../../../target/classes'));
const folder = join(classes, 'META-INF/resources/assets');

install();
const { build } = await import('esbuild');
rmSync(folder, { recursive: true, force: true });
const result = await build({
  absWorkingDir: here,
  entryPoints: { totem: 'scripts/main.js', look: 'styles/look.css', icon: 'icons/totem.svg' },
  outdir: folder,
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  loader: { '.woff2': 'file', '.svg': 'copy' },
  metafile: true,
  logLevel: 'warning',
});
writeManifest(result.metafile, notices());

/** Runs npm ci only when what is installed is not what the lock file says. */
function install() {
  const wanted = createHash('sha256').update(readFileSync(join(here, 'package-lock.json'))).digest('hex');
  const mark = join(here, 'node_modules/.totem-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) {
    return;
  }
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: here,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeFileSync(mark, wanted);
}

/** The licences of what is bundled must travel with it. */
function notices() {
  const texts = ['htmx.org/LICENSE', 'uplot/LICENSE', 'galmuri/LICENSE.md', 'galmuri/LICENSE', 'galmuri/ofl.md']
    .map((path) => join(here, 'node_modules', path))
    .filter(existsSync)
    .map((path) => `${basename(dirname(path))}\n\n${readFileSync(path, 'utf8').trim()}\n`);
  const all = texts.join('\n----------------------------------------\n\n');
  const name = `licences-${createHash('sha256').update(all).digest('hex').slice(0, 8).toUpperCase()}.txt`;
  writeFileSync(join(folder, name), all);
  return name;
}

function writeManifest(metafile, licences) {
  const lines = Object.keys(metafile.outputs)
    .map((path) => basename(path))
    .concat(licences)
    .map((file) => `${file.replace(/-[A-Z0-9]{8}(?=\.[a-z0-9]+$)/, '')}=/assets/${file}`)
    .sort();
  mkdirSync(join(classes, 'dashboard'), { recursive: true });
  writeFileSync(join(classes, 'dashboard/assets.properties'), lines.join('\n') + '\n');
}
