// Papers found by what stands in them: without diacritics, by number while it is typed, by keyboard, on a phone, without script.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, open, useBrowser } from './browser.mjs'

useBrowser()
const clerk = { user: 'van.thu' }
const phone = { viewport: { width: 390, height: 800 }, hasTouch: true }
const picture = async (page, name) => process.env.BENVUNG_PICTURES && page.screenshot({ path: `${process.env.BENVUNG_PICTURES}/${name}.png` })

test('a paper is found without diacritics, and the words stand marked in their own spelling', async (t) => {
  const page = await open(t, '/documents/search', clerk)
  await page.getByText('số và đầu của ký hiệu').waitFor()
  await assertAccessible(page, 'a fresh search')
  await picture(page, 'search-fresh')
  await page.getByRole('searchbox').fill('giam ngheo')
  await page.keyboard.press('Enter')
  await page.waitForURL(/q=giam/)
  const hits = page.locator('.bv-hits > li')
  assert.ok((await hits.count()) >= 3)
  const marked = await page.locator('.bv-hits mark').allInnerTexts()
  assert.ok(marked.some((text) => /^giảm$/i.test(text)), `marked: ${marked}`)
  await assertAccessible(page, 'results')
  await picture(page, 'search-results')
  await page.getByRole('link', { name: 'Khớp nhất' }).click()
  await page.waitForURL(/order=rank/)
  assert.ok((await hits.count()) >= 3)
  await hits.first().getByRole('link').click()
  await page.waitForURL(/\/documents\/papers\/\d+/)
})

test('a number is completed while it is typed, and chosen by keyboard', async (t) => {
  const page = await open(t, '/documents/search', clerk)
  await page.getByRole('searchbox').pressSequentially('1290/S')
  const suggested = page.locator('[data-suggested] a')
  await suggested.first().waitFor()
  assert.match(await suggested.first().innerText(), /1290\/STC-QLNS/)
  await assertAccessible(page, 'suggestions')
  await picture(page, 'search-suggested')
  await page.keyboard.press('Escape')
  assert.equal(await suggested.count(), 0)
  await page.getByRole('searchbox').press('T')
  await suggested.first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /1290\/STC-QLNS/ }).waitFor()
})

test('filters are chips, and what was not found says what may be tried', async (t) => {
  const page = await open(t, '/documents/search?q=giam+ngheo', clerk)
  await page.getByText('Lọc theo loại, cơ quan, ngày').click()
  await page.getByLabel('Loại', { exact: true }).selectOption({ label: 'Kế hoạch' })
  await page.getByRole('button', { name: 'Lọc', exact: true }).click()
  await page.waitForURL(/type=/)
  assert.equal(await page.locator('.bv-hits > li').count(), 1)
  await assertAccessible(page, 'a filtered search')
  await page.getByRole('searchbox').fill('khongcochunay')
  await page.keyboard.press('Enter')
  await page.getByText('Không tìm thấy văn bản nào.').waitFor()
  await assertAccessible(page, 'nothing found')
  await page.getByRole('link', { name: 'Bỏ lọc Loại' }).click()
  await page.waitForURL((url) => !url.search.includes('type='))
})

test('search on a phone fits the screen, and works without script', async (t) => {
  const page = await open(t, '/documents/search?q=von', { ...clerk, ...phone })
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390)
  await assertAccessible(page, 'results on a phone')
  await picture(page, 'search-phone')
  const plain = await open(t, '/documents/search', { ...clerk, javaScriptEnabled: false })
  await plain.getByRole('searchbox').fill('34/KH')
  await plain.getByRole('button', { name: 'Tìm', exact: true }).click()
  await plain.getByRole('link', { name: /34\/KH-UBND/ }).waitFor()
})
