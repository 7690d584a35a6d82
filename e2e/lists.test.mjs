// What every list has, seen on the list of areas: sorting, filters as chips, columns, pages, files; without script and on a phone.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assertAccessible, open, useBrowser } from './browser.mjs'

useBrowser()
const admin = { user: 'quan.tri' }
const phone = { viewport: { width: 390, height: 800 }, hasTouch: true }
const picture = async (page, name) => process.env.BENVUNG_PICTURES && page.screenshot({ path: `${process.env.BENVUNG_PICTURES}/${name}.png` })

const names = (page) => page.locator('.bv-list-table tbody th[scope=row]').allInnerTexts()

test('a list is sorted from its heads by keyboard, and says so', async (t) => {
  const page = await open(t, '/areas', admin)
  await picture(page, 'list-fresh')
  const sort = page.locator('#sort-name')
  await sort.focus()
  await page.keyboard.press('Space')
  await page.waitForURL(/sort=name/)
  await page.waitForFunction(() => document.querySelector('[data-list-said]').textContent.startsWith('Xếp theo'))
  assert.equal(await page.evaluate(() => document.activeElement.id), 'sort-name', 'the focus stays on the head')
  assert.equal(await page.locator('th[aria-sort]').getAttribute('aria-sort'), 'ascending')
  const rising = await names(page)
  await page.locator('#sort-name').click()
  await page.waitForURL(/descending=1/)
  assert.equal(await page.locator('th[aria-sort]').getAttribute('aria-sort'), 'descending')
  assert.notDeepEqual(await names(page), rising)
  await assertAccessible(page, 'a sorted list')
})

test('filters stand as chips, one by one or all are taken away, and an empty list says what next', async (t) => {
  const page = await open(t, '/areas?q=khong+co+noi+nay&level=province', admin)
  await page.getByText('Không có dòng nào khớp với điều kiện đang lọc.').waitFor()
  await picture(page, 'list-empty')
  await assertAccessible(page, 'an empty list')
  await page.getByRole('link', { name: /Bỏ lọc Tìm/ }).click()
  await page.locator('.bv-list-table').waitFor()
  assert.ok(!page.url().includes('q='))
  assert.equal(await page.locator('.bv-chip').count(), 1)
  await picture(page, 'list-chips')
  await page.getByRole('link', { name: 'Xóa lọc' }).click()
  await page.waitForFunction(() => !document.querySelector('.bv-chip'))
})

test('columns that were chosen are remembered, and the name stays', async (t) => {
  const page = await open(t, '/areas', admin)
  const heads = () => page.locator('.bv-list-table thead th').count()
  const all = await heads()
  await page.locator('.bv-columns summary').click()
  await picture(page, 'list-columns')
  await assertAccessible(page, 'the choice of columns')
  const boxes = page.locator('.bv-columns input:checked')
  await boxes.last().uncheck()
  await page.getByRole('button', { name: 'Áp dụng' }).click()
  await page.waitForURL(/column=/)
  assert.equal(await heads(), all - 1)
  await page.goto(page.url().split('?')[0])
  assert.equal(await heads(), all - 1, 'remembered without the address')
})

test('a list goes out as a file with what is filtered, and only that', async (t) => {
  const page = await open(t, '/areas?level=province&size=20', admin)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV', exact: true }).click()])
  assert.match(download.suggestedFilename(), /\.csv$/)
  const text = readFileSync(await download.path(), 'utf8')
  assert.equal(text.charCodeAt(0), 0xfeff)
  const rows = text.trim().split('\r\n')
  assert.equal(rows.length - 1, 34, 'the provinces of today, all pages')
  assert.ok(rows[0].includes(';'))
  const [sheet] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Excel', exact: true }).click()])
  assert.equal(readFileSync(await sheet.path()).subarray(0, 2).toString(), 'PK')
})

test('pages are turned, also without script', async (t) => {
  const page = await open(t, '/areas?level=province&size=20', { ...admin, javaScriptEnabled: false })
  assert.match(await page.locator('#list-count').innerText(), /Dòng 1–20 trong 34/)
  assert.match(await page.title(), /\(trang 1\/2\)/)
  await page.getByRole('link', { name: 'Trang sau' }).click()
  await page.waitForURL(/page=2/)
  assert.match(await page.locator('#list-count').innerText(), /Dòng 21–34 trong 34/)
  await page.locator('.bv-page-size a', { hasText: 'tất cả' }).click()
  await page.waitForURL(/size=1000/)
  assert.match(await page.locator('#list-count').innerText(), /34 dòng/)
  await page.locator('#list-q').fill('lai chau')
  await page.getByRole('button', { name: 'Lọc' }).click()
  await page.waitForURL(/q=lai/)
  assert.equal((await names(page)).length, 1)
})

test('on a phone rows are labels with values, and nothing is wider than the screen', async (t) => {
  const page = await open(t, '/areas?level=province', { ...admin, ...phone })
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no sideways scrolling')
  assert.ok(await page.locator('#list-sort').isVisible(), 'sorting without heads')
  await picture(page, 'list-phone')
  await page.locator('.bv-list-table tbody tr').first().scrollIntoViewIfNeeded()
  await picture(page, 'list-phone-rows')
  await page.locator('.bv-columns summary').click()
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nor with the choice of columns')
  await picture(page, 'list-phone-columns')
  await assertAccessible(page, 'a list on a phone')
})
