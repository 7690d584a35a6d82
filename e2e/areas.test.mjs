// Areas: the list as of a day, one province before and after, special lists.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, open, useBrowser } from './browser.mjs'

useBrowser()
const admin = { user: 'quan.tri' }
const phone = { viewport: { width: 390, height: 800 }, hasTouch: true }

/** The demonstration's province, by its name in the list. */
async function openProvince(t, options) {
  const page = await open(t, '/areas?q=lai+chau&level=province', options)
  await page.getByRole('link', { name: 'Tỉnh Lai Châu' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Tỉnh Lai Châu' }).waitFor()
  return page
}

test('the list is searched without diacritics, by former names too, and keeps its state in the address', async (t) => {
  const page = await open(t, '/areas', admin)
  await page.getByLabel('Tìm theo tên, tên cũ hoặc mã').fill('yen bai')
  await page.getByRole('button', { name: 'Lọc' }).click()
  await page.getByRole('link', { name: 'Tỉnh Lào Cai' }).waitFor()
  assert.match(page.url(), /q=yen(\+|%20)bai/)
  await assertAccessible(page, 'the list of areas')
})

test('a province shows its old and its new map, and its parts of the day', async (t) => {
  const page = await openProvince(t, admin)
  await page.getByText('Trước ngày 01/07/2025').waitFor()
  assert.equal(await page.locator('.bv-map svg').count(), 2)
  await page.getByRole('link', { name: 'Phường Hoa Ban' }).first().waitFor()
  await page.getByLabel('Theo địa giới ngày').fill('30/6/2025')
  await page.getByRole('button', { name: 'Xem' }).click()
  await page.getByRole('rowheader', { name: 'Huyện Mây Trắng' }).waitFor()
  await assertAccessible(page, 'a province')
})

test('a district that is gone tells what its places are today', async (t) => {
  const page = await openProvince(t, admin)
  await page.getByLabel('Theo địa giới ngày').fill('30/06/2025')
  await page.getByRole('button', { name: 'Xem' }).click()
  await page.getByRole('rowheader', { name: 'Huyện Mây Trắng' }).getByRole('link').click()
  await page.getByRole('link', { name: 'Hôm nay' }).click()
  await page.getByText('đơn vị này không còn').waitFor()
  await page.getByRole('link', { name: 'Xã Đèo Gió, tỉnh Lai Châu' }).first().waitFor()
})

test('a wrong day keeps what was typed and says how to mend it', async (t) => {
  const page = await openProvince(t, { ...admin, expect: ['422'] })
  await page.goto(page.url().split('?')[0] + '?on=30/02/2025')
  await page.getByRole('heading', { name: 'Có lỗi cần sửa' }).waitFor()
  assert.match(await page.title(), /^Lỗi: /)
  await assertAccessible(page, 'a province with an error')
})

test('a special list is made and a member goes in and out', async (t) => {
  const page = await open(t, '/areas/lists', admin)
  const name = `Xã khó khăn ${Date.now()}`
  await page.locator('summary', { hasText: 'Tạo danh sách' }).click()
  await page.getByLabel('Tên danh sách').fill(name)
  await page.getByLabel('Mã danh sách').fill(`xa-kho-khan-${Date.now()}`)
  await page.getByRole('button', { name: 'Tạo danh sách' }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.locator('summary', { hasText: 'Thêm đơn vị' }).click()
  await page.getByLabel('Mã đơn vị').fill('99203')
  await page.getByLabel('Từ ngày').fill('01/01/2026')
  await page.getByRole('button', { name: 'Thêm', exact: true }).click()
  await page.getByRole('link', { name: 'Xã Đèo Gió, tỉnh Lai Châu' }).waitFor()
  await assertAccessible(page, 'a special list')
  await page.getByLabel(/^Ngày cuối của Xã Đèo Gió/).fill('31/01/2026')
  await page.getByRole('button', { name: 'Kết thúc' }).click()
  await page.getByText('danh sách chưa có đơn vị nào').waitFor()
})

test('pages of areas fit a phone', async (t) => {
  const page = await openProvince(t, { ...admin, ...phone })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 390, `the page is ${width} wide`)
  await assertAccessible(page, 'a province on a phone')
})

test('who may only read finds no forms to change', async (t) => {
  const page = await openProvince(t, { user: 'chuyen.vien' })
  assert.equal(await page.getByText('Đổi tên hoặc loại').count(), 0)
})
