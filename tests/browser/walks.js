// The main journeys of four kinds of people through a demonstration, as they make them: by what they see, from the start page to the way
// out. Each in Dutch, English and Arabic, without scripts and with them, by the mouse and by the keyboard alone.
//
//   node walks.js --at http://127.0.0.1:8080 [--languages nl,en,ar] [--only referent,caseworker,policymaker,administrator]
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";
import { judge } from "./checks.js";
import { Walker } from "./walk.js";

const given = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";
if (!existsSync(BROWSER)) {
  console.error(`There is no browser at ${BROWSER}. Install it: apt-get install -y chromium fonts-noto-core`);
  process.exit(1);
}
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// A day on which nothing is closed and everything asked for can have happened: three days ago.
const recent = new Date(Date.now() - 3 * 24 * 3600 * 1000);

async function enter(walker, guest) {
  await walker.visit("/");
  await walker.send('="/demo/sign-in"', { button: `[value="${guest}"]` });
}

async function leave(walker) {
  await walker.send('="/sign-out"');
  await walker.expect(walker.path === "/", "signing out does not lead to the start");
}

/// The page stays where it is and speaks another language; and back.
async function changeLanguage(walker) {
  const [before, own] = [walker.path, walker.language];
  for (const language of [own === "nl" ? "en" : "nl", own]) {
    walker.language = language;
    await walker.open("details.lang");
    await walker.send('="/language"', { button: `[value="${language}"]` });
    await walker.expect(walker.path === before, "another language leads to another page");
  }
}

/// Fills in what a form asks, each field with the first that is a choice, and days with one that is past.
async function fillIn(walker) {
  const fields = await walker.page.$$eval("main form[method=post] :is(input, select, textarea)", (all) =>
    all.filter((one) => one.type !== "hidden" && !one.closest(".card form + form")).map((one) => ({ name: one.name, kind: one.tagName === "SELECT" ? "select" : one.type, value: one.value })),
  );
  const done = new Set();
  for (const { name, kind, value } of fields) {
    if (done.has(name)) continue;
    done.add(name);
    if (name.endsWith("-day")) await walker.day(name.slice(0, -4), recent.getUTCFullYear(), recent.getUTCMonth() + 1, recent.getUTCDate());
    else if (kind === "select") await walker.choose(name);
    else if (kind === "radio") await walker.pick(name, value);
  }
}

async function referent(walker) {
  await enter(walker, "referent");
  await walker.expect(/^\/my\/[0-9a-f-]{36}$/.test(walker.path), "a referent with one application does not come to it");
  const own = walker.path;
  // Where, who, what next, what I must do, how long others wait, until when they must decide: without scrolling, on an old telephone.
  await walker.page.setViewport({ width: 360, height: 640 });
  const answers = await walker.page.$$eval(".six > div", (all) => all.map((one) => one.getBoundingClientRect().bottom));
  await walker.expect(answers.length === 6 && answers.every((bottom) => bottom <= 640), `the six answers end at ${answers}`);
  await walker.page.setViewport({ width: 360, height: 800 });
  await walker.open("main details");
  await walker.expect(await walker.has("main details[open] li"), "a date does not say why it is that one");
  await changeLanguage(walker);

  await walker.follow(`$="${own}/guidance"`);
  const ticked = async () => (await walker.page.$$("[aria-pressed=true]")).length;
  const before = await ticked();
  await walker.page.$$eval("main details", (all) => all.forEach((one) => (one.open = true)));
  await walker.send(`^="${own}/guidance/"`, { button: "[aria-pressed=false]" });
  await walker.expect((await ticked()) === before + 1, "what was ticked off is not");
  await walker.page.$$eval("main details", (all) => all.forEach((one) => (one.open = true)));
  await walker.send(`^="${own}/guidance/"`, { button: "[aria-pressed=true]" });
  await walker.expect((await ticked()) === before, "what was ticked off cannot be taken back");

  await walker.follow('="/my/messages"');
  await walker.pick("rhythm", "weekly");
  await walker.send('="/my/messages"');
  await walker.expect(await walker.has('input[name=rhythm][value=weekly]:checked'), "how often somebody is told is not kept");

  await walker.visit(own);
  for (const part of ["/data", "/helpers", "/handover", "/refusal", "/looks", "/sheet"]) {
    await walker.follow(`="${own}${part}"`);
    await judge(walker.page, axe, walker.note);
    if (part === "/helpers") {
      // There is a helper already, whom another button would stop.
      await walker.send(`="${own}/helpers"`, { form: ":has([name=do][value=grant])", statuses: [422] });
      await walker.refused();
    }
    await walker.visit(own);
  }
  await leave(walker);
}

async function caseworker(walker) {
  await enter(walker, "caseworker");
  await walker.expect(walker.path === "/work", "a caseworker does not come to the work list");
  await walker.follow('*="view="');
  await walker.visit("/work");
  const number = await walker.text('main a[href^="/work/cases/"]');

  await walker.follow('="/work/search"');
  await walker.send('="/work/search"', { statuses: [422] });
  await walker.refused();
  await walker.type("reference", number.replace(/[\u2066-\u2069]/g, ""));
  await walker.pick("purpose", "question");
  await walker.send('="/work/search"');
  await walker.follow('^="/work/cases/"');
  const at = walker.path;
  await walker.expect((await walker.text("h1")).includes(number.replace(/[\u2066-\u2069]/g, "")), "another case was found");

  await walker.follow(`^="${at}/steps/"`);
  const step = walker.path;
  await walker.send(`="${step}"`, { statuses: [422] });
  await walker.refused();
  await fillIn(walker);
  await walker.send(`="${step}"`);
  await judge(walker.page, axe, walker.note);
  await walker.expect(await walker.has("form [name=do][value=yes], form button[name=do]"), "what follows is not shown before it is done");
  await walker.send(`="${step}"`, { button: "[name=show]" });
  const typed = await walker.page.$eval("[name=on-day]", (one) => one.value);
  await walker.expect(Number(typed) === recent.getUTCDate(), "on the way back what was typed is lost");
  await walker.send(`="${step}"`);
  await walker.send(`="${step}"`, { button: ":not([name=show])" });
  await walker.expect(walker.path === at && (await walker.has("main [role=status]")), "what was done is not said");

  await walker.follow(`^="${at}/events/"`);
  const correction = walker.path;
  await walker.pick("how", "annul");
  await walker.send(`="${correction}"`);
  await walker.send(`="${correction}"`, { button: ":not([name=show])" });
  for (const part of ["terms", "record", "people", "handovers"]) {
    await walker.visit(`${at}/${part}`);
    await judge(walker.page, axe, walker.note);
  }
  await leave(walker);
}

async function policymaker(walker) {
  await enter(walker, "policymaker");
  await walker.expect(walker.path === "/policy", "a policymaker does not come to the figures");
  await walker.open("figure details");
  await walker.expect(await walker.has("figure details[open] table"), "a picture has no numbers");
  const files = await walker.page.$$eval("main a[href$=csv], main a[href*='format=csv']", (all) => all.map((one) => one.href));
  await walker.expect(files.length > 0, "nothing can be taken along");
  await walker.follow('="/policy/record"');
  await judge(walker.page, axe, walker.note);
  await walker.follow('="/policy/what-if"');
  await walker.choose("procedure");
  await walker.send('="/policy/what-if"');
  await judge(walker.page, axe, walker.note);
  await walker.expect(await walker.has("main figure, main table"), "what if has no answer");
  await leave(walker);
}

async function administrator(walker) {
  await enter(walker, "administrator");
  await walker.expect(walker.path === "/admin/accounts", "an administrator does not come to the accounts");
  await walker.send('="/admin/accounts"', { statuses: [422] });
  await walker.refused();
  const name = `walk.${walker.language}.${Math.random().toString(36).slice(2, 10)}`;
  await walker.type("login", name);
  await walker.choose("role", "caseworker");
  await walker.choose("organisation");
  await walker.send('="/admin/accounts"');
  await walker.expect(await walker.has("main [role=status] strong"), "the code of a new account is not shown");
  await judge(walker.page, axe, walker.note);
  for (const part of ["organisations", "keys", "procedures", "reviews"]) await walker.follow(`="/admin/${part}"`);
  await walker.follow('="/admin/log"');
  await walker.send('="/admin/log"');
  await walker.expect(await walker.has("main .note.good"), "the log cannot be believed");
  await leave(walker);
}

const walks = { referent, caseworker, policymaker, administrator };
const ways = [
  { name: "mouse, scripts off", script: false, keyboard: false },
  { name: "keyboard, scripts on", script: true, keyboard: true },
];
const chosen = (given("only") ?? Object.keys(walks).join(",")).split(",");
const browser = await puppeteer.launch({ executablePath: BROWSER, args: ["--no-sandbox", "--force-color-profile=srgb"] });
const faults = [];
let seen = 0;
try {
  for (const who of chosen) {
    for (const language of (given("languages") ?? "nl,en,ar").split(",")) {
      for (const { name, script, keyboard } of ways) {
        const context = await browser.createBrowserContext();
        const page = await context.newPage();
        page.setDefaultTimeout(20_000);
        await page.setViewport({ width: who === "referent" ? 360 : 1280, height: 800 });
        await page.setExtraHTTPHeaders({ "Accept-Language": language });
        const note = (what) => faults.push(`${who} in ${language} (${name}): ${what}`);
        const walker = new Walker(page, { at: given("at"), language, script, keyboard, note });
        await walks[who](walker).catch((error) => note(`at ${walker.path}: ${error.message}`));
        seen += walker.seen;
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
}
faults.forEach((fault) => console.error(fault));
console.log(`walks of ${chosen.join(", ")}: ${seen} pages seen, ${faults.length === 0 ? "nothing wrong" : `${faults.length} wrong`}`);
process.exit(faults.length === 0 ? 0 : 1);
