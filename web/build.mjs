// Bundles what runs in the browser into build/web: app.css (Tabler without what no page uses, our own styles), app.js, the font.
// Does nothing where neither the sources, nor the templates that name the classes, nor the lock file changed.
import { build } from 'esbuild'
import { PurgeCSS } from 'purgecss'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const web = dirname(fileURLToPath(import.meta.url))
const root = dirname(web)
const out = join(root, 'build', 'web')
const stamp = join(root, 'build', 'web.stamp') // beside the folder: everything in it is served

function* files(folder, wanted) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* files(path, wanted)
    else if (wanted.test(entry.name)) yield path
  }
}

const sources = [...files(join(web, 'src'), /\.(ts|css|svg)$/)]
const pages = [...files(join(root, 'src'), /(\.tpl|pages[a-z_]*\.cpp|marks\.cpp)$/)]
const inputs = [...sources, ...pages, join(web, 'build.mjs'), join(web, 'package-lock.json')]

const hash = createHash('sha256')
for (const path of inputs) hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0')
const digest = hash.digest('hex')
if (existsSync(stamp) && existsSync(join(out, 'app.js')) && readFileSync(stamp, 'utf8') === digest) process.exit(0)

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
const options = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  target: ['chrome87', 'edge88', 'firefox78', 'safari15'],
  logLevel: 'warning',
}

await build({ ...options, entryPoints: [join(web, 'src', 'app.ts')], outfile: join(out, 'app.js'), format: 'iife' })
// What only one page needs comes with that page.
await build({ ...options, entryPoints: [join(web, 'src', 'review', 'review.ts')], outfile: join(out, 'review.js'), format: 'iife' })
await build({ ...options, entryPoints: [join(web, 'src', 'tables', 'tables.ts')], outfile: join(out, 'tables.js'), format: 'iife' })
await build({ ...options, entryPoints: [join(web, 'src', 'styles', 'tables.css')], outfile: join(out, 'tables.css') })
await build({ ...options, entryPoints: [join(web, 'src', 'styles', 'review.css')], outfile: join(out, 'review.css') })

// Fonts stay files of their own: they must not block the first look at the page.
const styles = await build({
  ...options,
  minify: false,
  write: false,
  entryPoints: [join(web, 'src', 'styles', 'app.css')],
  outdir: out,
  loader: { '.woff2': 'file' },
  assetNames: 'fonts/[name]-[hash]',
})
const css = styles.outputFiles.find((file) => file.path.endsWith('.css'))
for (const file of styles.outputFiles) {
  if (file === css) continue
  mkdirSync(dirname(file.path), { recursive: true })
  writeFileSync(file.path, file.contents)
}
const [purged] = await new PurgeCSS().purge({
  content: [...pages, ...sources.filter((path) => path.endsWith('.ts'))],
  css: [{ raw: css.text }],
  variables: true,
  keyframes: true,
  fontFace: false,
  // Words of the templates, with the characters that class names may hold.
  defaultExtractor: (content) => content.match(/[A-Za-z0-9_-]+/g) ?? [],
  // Ours are written for the pages that there are; what the server puts together (hl-duty) is nowhere a whole word.
  safelist: { standard: ['html', 'body', /^hl/, /^bv-/, /^is-/], variables: [/^--bv-/] },
})
await build({
  ...options,
  stdin: { contents: purged.css, loader: 'css', resolveDir: out },
  outfile: join(out, 'app.css'),
  external: ['*.woff2'],
})
copyFileSync(join(web, 'src', 'icon.svg'), join(out, 'icon.svg'))
writeFileSync(stamp, digest)
