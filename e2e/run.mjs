// Starts the server on a free port with the demonstration's data in a new folder, runs the tests against it, stops it.
//   node e2e/run.mjs PATH/TO/benvung [TEST FILE...]
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const [program, ...chosen] = process.argv.slice(2)
if (!program) {
  console.error('usage: node e2e/run.mjs PATH/TO/benvung [TEST FILE...]')
  process.exit(2)
}

const installed = join(here, 'node_modules', '.package-lock.json')
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(join(here, 'package-lock.json')).mtimeMs) {
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--silent'], { cwd: here, stdio: 'inherit' })
  if (done.status !== 0) process.exit(1)
}

const data = mkdtempSync(join(tmpdir(), 'benvung-e2e-'))
const server = spawn(resolve(program), ['serve', '--demo', '--port', '0', '--data', data], { stdio: ['ignore', 'pipe', 'pipe'] })
let log = ''
server.stderr.on('data', (bytes) => (log = (log + bytes).slice(-20_000)))
const address = await new Promise((found) => {
  let said = ''
  const wait = setTimeout(() => found(''), 20_000)
  server.on('exit', () => found(''))
  server.stdout.on('data', (bytes) => {
    log += bytes
    said += bytes
    const match = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
    if (!match) return
    clearTimeout(wait)
    found(match[0])
  })
})

let status = 1
if (!address) console.error(`The server did not start.\n${log}`)
else {
  const files = chosen.length ? chosen : readdirSync(here).filter((name) => name.endsWith('.test.mjs')).map((name) => join(here, name))
  const tests = spawn(process.execPath, ['--test', '--test-concurrency=3', ...files], {
    stdio: 'inherit',
    env: { ...process.env, BENVUNG_ADDRESS: address, BENVUNG_PROGRAM: resolve(program) },
  })
  status = await new Promise((ended) => tests.on('exit', (code) => ended(code ?? 1)))
  if (server.exitCode !== null) {
    console.error(`The server ended during the tests (${server.exitCode}).`)
    status = 1
  }
  if (status !== 0) console.error(`The server's last words:\n${log.slice(-4000)}`)
}

if (server.exitCode === null) {
  const gone = new Promise((ended) => server.on('exit', ended))
  server.kill('SIGTERM')
  const late = setTimeout(() => server.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(late)
}
rmSync(data, { recursive: true, force: true })
process.exit(status)
