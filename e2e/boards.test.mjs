// "Việc của tôi", boards, the matrix, who is late, a month: on the story of the trial data.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { address, assertAccessible, open, useBrowser } from './browser.mjs'

useBrowser()
const leader = { user: 'lanh.dao' }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
const picture = async (page, name) => process.env.BENVUNG_PICTURES && page.screenshot({ path: `${process.env.BENVUNG_PICTURES}/${name}.png` })
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
const json = async (page, path) => (await page.request.get(address + path)).json()

/** How many rows the list behind a figure has. */
const listed = async (page) => {
  const text = await page.locator('#list-count').innerText()
  return Number(/trong (?:hơn )?([\d.]+)$|^([\d.]+) dòng/.exec(text).slice(1).find(Boolean).replaceAll('.', ''))
}

test('a leader sees who is late, by how much, whose step, and each figure opens its list', async (t) => {
  const page = await open(t, '/directives/late', leader)
  await picture(page, 'late')
  await assertAccessible(page, 'who is late')
  const late = await json(page, '/api/v1/directives/late')
  assert.ok(late.bodies > 0 && late.overdue >= late.bodies)
  const days = late.items.map(({ score }) => score)
  assert.deepEqual(days, [...days].sort((a, b) => b - a), 'by days late x level of the issuer')
  assert.match(await page.locator('.bv-late tbody tr').first().innerText(), /Cơ quan thực hiện: \d+ ngày/)
  await page.getByRole('link', { name: `${late.overdue} việc quá hạn`, exact: true }).click()
  await page.waitForURL(/list\?standing=overdue/)
  assert.equal(await listed(page), late.overdue)
  await assertAccessible(page, 'the list behind a figure')
  await page.goBack()
  if (late.waiting > 0) {
    await page.getByRole('link', { name: `${late.waiting} kết quả chờ tiếp nhận`, exact: true }).click()
    await page.waitForURL(/standing=waiting/)
    assert.equal(await listed(page), late.waiting)
  }
})

test('on a phone the page of who is late shows each body as label and value', async (t) => {
  const page = await open(t, '/directives/late', { ...leader, ...phone })
  assert.ok(await fits(page), 'no sideways scrolling')
  await picture(page, 'late-phone')
  await page.locator('.bv-late tbody tr').first().scrollIntoViewIfNeeded()
  await picture(page, 'late-phone-rows')
  assert.ok(await page.locator('.bv-late tbody tr').first().isVisible())
  await assertAccessible(page, 'who is late, on a phone')
  for (const path of ['/work', '/directives/matrix', '/directives/calendar', '/directives/list', '/']) {
    await page.goto(address + path)
    assert.ok(await fits(page), `${path} does not scroll sideways`)
    await assertAccessible(page, `${path} on a phone`)
  }
})

test('it prints without its controls', async (t) => {
  const page = await open(t, '/directives/late', leader)
  await page.emulateMedia({ media: 'print' })
  assert.ok(!(await page.locator('form[action="/directives/late"]').isVisible()))
  assert.ok(!(await page.locator('.bv-tabs').isVisible()))
  assert.ok(await page.locator('.bv-late').isVisible())
})

test('the totals of the matrix are those of its cells, its head and names stay, and it goes out as a file', async (t) => {
  const page = await open(t, '/directives/matrix', { ...leader, javaScriptEnabled: false })
  await picture(page, 'matrix')
  const cells = await page.locator('.bv-matrix tbody td.bv-m a').count()
  const matrix = await json(page, '/api/v1/directives/matrix')
  const all = matrix.rows.flatMap((row) => row.cells).filter(Boolean)
  assert.equal(all.length, cells)
  assert.equal(all.reduce((sum, { counts }) => sum + counts.all, 0), matrix.all.all)
  assert.equal(matrix.totals.reduce((sum, { all }) => sum + all, 0), matrix.all.all)
  assert.equal(matrix.rows.reduce((sum, { counts }) => sum + counts.overdue, 0), matrix.all.overdue)
  const last = page.locator('.bv-matrix tfoot a.bv-m-all').first()
  assert.equal(Number(await last.innerText()), matrix.all.all)
  for (const part of ['thead th:nth-child(5)', 'tbody th.bv-matrix-name', 'tfoot td'])
    assert.equal(await page.locator(`.bv-matrix ${part}`).first().evaluate((cell) => getComputedStyle(cell).position), 'sticky', part)
  await last.click()
  await page.waitForURL(/directives\/list/)
  assert.equal(await listed(page), matrix.all.all)
  await page.goBack()
  const [sheet] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Excel', exact: true }).click()])
  assert.equal(readFileSync(await sheet.path()).subarray(0, 2).toString(), 'PK')
})

test('the matrix can be read by keyboard and by ear, and the latest can stand first', async (t) => {
  const page = await open(t, '/directives/matrix', leader)
  await assertAccessible(page, 'the matrix')
  await page.locator('#order').selectOption('late')
  await page.getByRole('button', { name: 'Xem', exact: true }).click()
  await page.waitForURL(/order=late/)
  assert.match(await page.locator('.bv-matrix tbody tr').first().innerText(), /^.*\t[1-9]/)
  assert.match(await page.locator('.bv-matrix td.bv-m-o a').first().getAttribute('aria-label'), /Quá hạn \d+ ngày \(\d\d\/\d\d\/\d{4}\)/)
})

test('the board of a body has columns by standing and finds without diacritics', async (t) => {
  const page = await open(t, '/directives/late', leader)
  await page.locator('.bv-late tbody th a').first().click()
  await page.waitForURL(/directives\/board\/\d+/)
  await picture(page, 'board')
  await assertAccessible(page, 'a board')
  assert.deepEqual(await page.locator('.bv-board-column h2 .bv-st').allInnerTexts(), ['Quá hạn', 'Sắp đến hạn', 'Còn thời gian', 'Chờ tiếp nhận', 'Hoàn thành'])
  const all = await page.locator('.bv-todo').count()
  assert.ok(all > 0)
  const word = (await page.locator('.bv-todo-action').first().innerText()).split(' ').slice(0, 2).join(' ')
  const folded = word.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase()
  await page.locator('#q').fill(folded)
  await page.getByRole('button', { name: 'Lọc' }).click()
  await page.waitForURL(/q=/)
  assert.ok((await page.locator('.bv-todo').count()) > 0, `${folded} finds ${word}`)
  await page.goto(`${page.url().split('?')[0]}?q=khongconoinay`)
  await page.getByText('Không có việc nào khớp với điều kiện đang lọc.').waitFor()
  await assertAccessible(page, 'an empty board')
})

test('a day of the calendar opens as many rows as it counts, and days off are named', async (t) => {
  const page = await open(t, '/directives/calendar', leader)
  await picture(page, 'calendar')
  await assertAccessible(page, 'the calendar')
  const day = page.locator('.bv-day-due').first()
  if (!(await day.count())) {
    await page.getByRole('link', { name: /^‹/ }).click()
    await page.waitForURL(/month=/)
  }
  const counts = await day.locator('.bv-st').allInnerTexts()
  await day.click()
  await page.waitForURL(/directives\/list/)
  assert.equal(await listed(page), counts.reduce((sum, text) => sum + Number(/\d+$/.exec(text.trim())[0]), 0))
  await page.goto(`${address}/directives/calendar?month=2026-09`)
  assert.match(await page.locator('.bv-calendar').innerText(), /Quốc khánh/)
})

test('my work stands on the start page above the cards, and the whole of it works without script', async (t) => {
  const page = await open(t, '/', { ...leader, javaScriptEnabled: false })
  await picture(page, 'start-work')
  assert.ok(await page.locator('.bv-strip').isVisible())
  const strip = await page.locator('.bv-strip').boundingBox()
  const cards = await page.locator('ul.cards').boundingBox()
  assert.ok(strip.y < cards.y)
  await page.getByRole('link', { name: 'Việc của tôi', exact: true }).first().click()
  await page.waitForURL('**/work')
  const work = await json(page, '/api/v1/work')
  const shown = await page.locator('.bv-strip li').allInnerTexts()
  assert.ok(shown.some((text) => text.replace(/\s+/g, ' ').includes(`${work.counts.to_accept} Chờ tôi tiếp nhận`)))
  if (work.counts.to_accept > 0) {
    assert.equal(await page.locator('section[aria-labelledby="cho-tiep-nhan"] .bv-todo').count(), Math.min(20, work.to_accept.length))
    await page.getByRole('link', { name: /^Xem và tiếp nhận/ }).first().click()
    await page.waitForURL(/directives\/turns\/\d+/)
  }
})

test('whoever has nothing to do is told so, and where to look', async (t) => {
  const page = await open(t, '/work', { user: 'ke.toan' })
  await assertAccessible(page, 'no work')
  await picture(page, 'work-none')
  assert.match(await page.locator('main').innerText(), /Quá hạn/)
})
