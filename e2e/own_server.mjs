// A server of a test's own: an empty store on the engine it asks for, and a clock that the test moves.
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

export const program = process.env.BENVUNG_PROGRAM

/** The folder of PostgreSQL's programs; '' where it is not installed. */
export const postgresPrograms = (() => {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort() : []
  return versions.length ? `/usr/lib/postgresql/${versions.at(-1)}/bin` : ''
})()

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', ...options })
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr || done.stdout}`)
  return done.stdout
}

/** A private PostgreSQL on a socket in `folder`. It never runs as root. */
function startPostgres(folder) {
  const place = join(folder, 'postgres')
  mkdirSync(place, { mode: 0o755 })
  let options = {}
  if (userInfo().uid === 0) {
    const uid = Number(run('id', ['-u', 'postgres']))
    const gid = Number(run('id', ['-g', 'postgres']))
    chownSync(place, uid, gid)
    options = { uid, gid, cwd: place }
  }
  const data = join(place, 'data')
  run(join(postgresPrograms, 'initdb'), ['-D', data, '-U', 'benvung', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'], options)
  run(join(postgresPrograms, 'pg_ctl'), ['-D', data, '-w', '-s', '-l', join(place, 'log'), '-o', `-c listen_addresses='' -k ${place} -c fsync=off`, 'start'], { ...options, stdio: 'ignore' })
  return {
    address: `postgresql://benvung@/postgres?host=${encodeURIComponent(place)}`,
    stop: () => run(join(postgresPrograms, 'pg_ctl'), ['-D', data, '-s', '-m', 'immediate', 'stop'], { ...options, stdio: 'ignore' }),
  }
}

/** { address, at(moment), cli(...), stop() }. `moment`: "2024-10-11 09:00". `prepare` works on the store before the server starts. */
export async function ownServer(engine, moment, prepare) {
  const folder = mkdtempSync(join(tmpdir(), 'benvung-story-'))
  spawnSync('chmod', ['755', folder])
  const postgres = engine === 'postgresql' ? startPostgres(folder) : null
  const place = ['--data', join(folder, 'data'), ...(postgres ? ['--database', postgres.address] : [])]
  const clock = join(folder, 'clock')
  const cli = (...args) => run(program, [...args, ...place])
  const at = (when) => writeFileSync(clock, `${when}\n`)
  at(moment)
  prepare?.(cli, folder)
  const server = spawn(program, ['serve', '--port', '0', '--clock', clock, ...place], { stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  server.stderr.on('data', (bytes) => (log = (log + bytes).slice(-20_000)))
  const address = await new Promise((found) => {
    let said = ''
    server.on('exit', () => found(''))
    server.stdout.on('data', (bytes) => {
      said += bytes
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
      if (match) found(match[0])
    })
  })
  if (!address) throw new Error(`The server did not start.\n${log}`)
  const stop = async () => {
    const gone = new Promise((ended) => server.on('exit', ended))
    server.kill('SIGTERM')
    await gone
    postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { address, at, cli, stop, log: () => log }
}
