// The audit log: the list, its filters, one act before and after, who may not read it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, open, useBrowser } from './browser.mjs'

useBrowser()
const auditor = { user: 'kiem.tra' } // of the province
const system = { user: 'quan.tri' } // reads every chain

/** Something to read of: the administrator renames a commune. */
async function rename(t) {
  const page = await open(t, '/areas?q=deo+gio&level=commune', { user: 'quan.tri' })
  await page.getByRole('link', { name: 'Xã Đèo Gió' }).first().click()
  await page.locator('summary', { hasText: 'Đổi tên' }).click()
  await page.locator('form[action$="/title"] [name=name]').fill('Xã Đèo Gió')
  await page.locator('form[action$="/title"] [name=act]').fill('Nghị quyết thử số 9')
  await page.locator('form[action$="/title"] button[type=submit]').click()
  await page.waitForLoadState()
}

test('the log is filtered and one act is read before and after', async (t) => {
  await rename(t)
  const page = await open(t, '/audit', system)
  await page.getByRole('heading', { level: 1, name: 'Nhật ký' }).waitFor()
  await assertAccessible(page, 'the log')
  await page.locator('#list-verb').selectOption({ label: 'Đổi tên, loại địa bàn' })
  await page.getByLabel('Tìm theo tên người, tên bản ghi, lý do').fill('deo gio')
  await page.getByRole('button', { name: 'Lọc', exact: true }).click()
  await page.waitForURL(/verb=area_title/)
  await page.getByText('Nghị quyết thử số 9').first().waitFor()
  await page.locator('tbody a').first().click()
  await page.getByRole('heading', { level: 1, name: 'Đổi tên, loại địa bàn: Xã Đèo Gió' }).waitFor()
  assert.deepEqual(await page.locator('main thead th').allTextContents(), ['Trường', 'Trước', 'Sau'])
  await page.getByRole('rowheader', { name: 'Tên' }).waitFor()
  await assertAccessible(page, 'one act of the log')
  await page.getByRole('link', { name: 'Mọi việc với bản ghi này' }).click()
  await page.waitForURL(/\/audit\?object=area(\/|%2F)\d+$/)
  await page.locator('tbody a').first().waitFor()
})

test('the log goes out as a file with what was filtered', async (t) => {
  const page = await open(t, '/audit?verb=sign_in', auditor)
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a[href*="audit.csv"]').click()])
  assert.match(download.suggestedFilename(), /\.csv$/)
})

test('an auditor of the province reads its bodies, not the system', async (t) => {
  await rename(t)
  const page = await open(t, '/audit', auditor)
  await page.getByText('Phạm Thu Trang').first().waitFor()
  assert.equal(await page.getByText('Nghị quyết thử số 9').count(), 0)
  await page.goto(page.url() + '?verb=area_title')
  await page.getByRole('link', { name: 'Xóa lọc' }).first().waitFor()
})

test('who may not read the log is told so', async (t) => {
  const page = await open(t, '/audit', { user: 'van.thu', expect: ['403'] })
  assert.match(await page.title(), /^Lỗi: /)
  assert.equal(await page.getByRole('link', { name: 'Nhật ký' }).count(), 0)
})
