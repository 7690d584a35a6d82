// Takes the pictures of the README from the demonstration: node e2e/pictures.mjs http://127.0.0.1:8080
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { chromiumShell, flags } from './browser.mjs'

const address = process.argv[2] ?? 'http://127.0.0.1:8080'
const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'images')
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: chromiumShell, args: flags })

async function take(name, path, viewport, prepare = async () => {}) {
  const page = await browser.newPage({ viewport, locale: 'vi-VN' })
  await page.goto(address + '/login')
  await page.fill('#user_name', 'chuyen.vien')
  await page.fill('#password', 'trinhdien2026')
  await page.click('button[type=submit]')
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
  await page.goto(address + path)
  await page.evaluate(() => document.fonts.ready)
  await prepare(page)
  await page.waitForTimeout(500)
  await page.screenshot({ path: join(folder, name) })
  await page.close()
}

const laptop = { width: 1366, height: 768 }
await take('start.png', '/documents/reading', laptop)
await take('reading.png', '/documents/samples/cong-van-bo', laptop, (page) => page.locator('#duty-2 a.bv-place').focus())
await take('phone.png', '/documents/samples/bang-tinh-hinh', { width: 360, height: 740 })
await browser.close()
