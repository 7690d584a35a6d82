// Takes the picture of the README from the demonstration: node e2e/pictures.mjs http://127.0.0.1:8080
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { chromiumShell, flags, password } from './browser.mjs'

const address = process.argv[2] ?? 'http://127.0.0.1:8080'
const picture = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'images', 'review.png')
const browser = await chromium.launch({ executablePath: chromiumShell, args: flags })
const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' })
await page.goto(address + '/login')
await page.fill('#user_name', 'van.thu')
await page.fill('#password', password)
await page.click('main button[type=submit]')
await page.waitForURL((url) => !url.pathname.startsWith('/login'))
await page.goto(address + '/documents')
const paper = await page.getByRole('link', { name: /TB-VP/ }).first().getAttribute('href')
await page.goto(`${address}${paper}/review`)
await page.evaluate(() => document.fonts.ready)
await page.waitForTimeout(500)
await page.screenshot({ path: picture })
await browser.close()
