// One Chromium for a test file, and what every test of a page wants from it.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, before } from 'node:test'
import { chromium } from 'playwright-core'

export const address = process.env.BENVUNG_ADDRESS ?? 'http://127.0.0.1:8080'
export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The build of Chromium that draws without a screen: half the work of the whole browser. */
export const chromiumShell = '/usr/bin/chromium-headless-shell'
export const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync']

let browser
/** To be called once at the top of a test file. */
export function useBrowser() {
  before(async () => (browser = await chromium.launch({ executablePath: chromiumShell, args: flags })))
  after(() => browser?.close())
}

export const password = 'trinhdien2026' // of every user of the demonstration
const sessions = new Map()

/** The session cookie of a user of the demonstration; one log-in for all tests of a file. */
export async function sessionOf(user) {
  if (!sessions.has(user)) {
    const answer = await fetch(`${address}/login`, {
      method: 'POST', redirect: 'manual', body: new URLSearchParams({ user_name: user, password, next: '/' }),
    })
    assert.equal(answer.status, 303, `log-in of ${user}`)
    sessions.set(user, /benvung_session=([^;]+)/.exec(answer.headers.get('set-cookie'))[1])
  }
  return sessions.get(user)
}

/** A page of its own for one test, signed in as `options.user` ('chuyen.vien'; null: as nobody). Any complaint of the browser (errors, refused by the content policy) fails the test at `close`. */
export async function open(t, path = '/documents/reading', options = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN', acceptDownloads: true, ...options })
  const { user = 'chuyen.vien', expect = [] } = options
  if (user) await context.addCookies([{ name: 'benvung_session', value: await sessionOf(user), url: address, httpOnly: true, sameSite: 'Lax' }])
  const page = await context.newPage()
  const complaints = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.setDefaultTimeout(20_000)
  t.after(async () => {
    await context.close()
    const left = complaints.filter((text) => !expect.some((known) => text.includes(known)))
    assert.deepEqual(left, [], 'complaints of the browser')
  })
  await page.goto(address + path)
  return page
}

/** Fails on serious and critical findings of axe-core; the WCAG 2.2 rules for sizes of targets are on. */
export async function assertAccessible(page, where) {
  await page.evaluate(axe)
  const found = await page.evaluate(() => globalThis.axe.run(document, { rules: { 'target-size': { enabled: true } } }))
  const bad = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  assert.deepEqual(bad.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`), [], `axe-core on ${where}`)
}

export function sample(name) {
  return readFileSync(join(root, 'src/documents/samples', `${name}.txt`))
}

export const seeds = join(root, '../shared/seeds')
export const haveSeeds = existsSync(seeds)

/** Chooses files as a person does, and waits for what comes. */
export async function send(page, files, arrives = /\/documents\/readings\/[0-9a-f]{32}/) {
  await page.setInputFiles('#files', files)
  await page.waitForURL(arrives)
}

export const textFile = (name, bytes) => ({ name, mimeType: 'text/plain', buffer: Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes) })

/** A document with text as a PDF, made by the browser itself. */
export async function pdfOf(text) {
  const page = await browser.newPage()
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  await page.setContent(`<meta charset="utf-8"><pre style="white-space:pre-wrap;font:13pt 'Liberation Serif'">${escaped}</pre>`)
  const pdf = await page.pdf({ format: 'A4', margin: { top: '20mm', bottom: '20mm', left: '25mm', right: '20mm' } })
  await page.close()
  return pdf
}

/** A picture without any text. */
export async function catPicture() {
  const page = await browser.newPage({ viewport: { width: 800, height: 800 } })
  await page.setContent('<canvas width="600" height="600"></canvas>')
  await page.evaluate(() => {
    const brush = document.querySelector('canvas').getContext('2d')
    brush.fillStyle = '#c96'
    for (const [x, y, r] of [[300, 380, 170], [300, 190, 110], [230, 90, 40], [370, 90, 40]]) {
      brush.beginPath()
      brush.arc(x, y, r, 0, 7)
      brush.fill()
    }
  })
  const picture = await page.locator('canvas').screenshot()
  await page.close()
  return picture
}

/** A picture of a text, as a scanner would give it. */
export async function scanOf(text, type = 'png') {
  const page = await browser.newPage({ viewport: { width: 827, height: 1169 }, deviceScaleFactor: 2 })
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  await page.setContent(`<meta charset="utf-8"><pre style="white-space:pre-wrap;margin:60px;font:17px/1.5 'Liberation Serif'">${escaped}</pre>`)
  const picture = await page.screenshot({ type })
  await page.close()
  return picture
}
