import { openBrowsedSite } from './test/support/chromium.ts';
import { visits } from './test/support/visits.ts';
const b = await openBrowsedSite();
const page = await b.newPage({viewport: {width:1280,height:900}});
let t = Date.now();
try { for await (const n of visits(b, page, (process.argv[2] ?? 'fr') as 'fr')) { console.log(n, Date.now()-t, page.url().slice(22), await page.title()); t = Date.now(); } }
catch (e) { console.log(String(e).slice(0,400)); console.log(page.url(), (await page.content()).replace(/[\s\S]*<main/,'').slice(0,1500)); }
await b.close();
