// Somebody at a page: they follow links, fill in forms and press buttons, by the mouse or by the keyboard alone. What they look for
// is found by where it leads and by the names of fields, so that a walk is the same in every language.

export class Walker {
  constructor(page, { at, language, script, keyboard, note }) {
    Object.assign(this, { page, at, language, script, keyboard, note, seen: 0 });
    page.on("console", (line) => line.type() === "error" && !/status of [45]/.test(line.text()) && note(line.text()));
    page.on("response", (answer) => {
      if (answer.request().resourceType() === "document") this.status = answer.status();
      else if (answer.status() >= 400) note(`cannot be fetched: ${answer.url()}`);
    });
  }

  get path() {
    return new URL(this.page.url()).pathname;
  }

  /// Pages come without their scripts where those are off; what looks at them needs some of its own.
  async loaded(by) {
    await this.page.setJavaScriptEnabled(this.script);
    await by();
    await this.page.setJavaScriptEnabled(true);
  }

  async visit(path) {
    await this.loaded(() => this.page.goto(new URL(path, this.at).href, { waitUntil: "load" }));
    await this.arrived(200);
  }

  /// What holds of every page that one comes to.
  async arrived(...statuses) {
    this.seen += 1;
    if (!statuses.includes(this.status)) throw new Error(`${this.path} answers ${this.status} instead of ${statuses}`);
    const found = await this.page.evaluate(() => ({
      language: document.documentElement.lang,
      direction: document.documentElement.dir,
      headings: document.querySelectorAll("h1").length,
      wide: document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
    }));
    const direction = this.language === "ar" ? "rtl" : "ltr";
    if (found.language !== this.language || found.direction !== direction) this.note(`${this.path} is in ${found.language}, ${found.direction}`);
    if (found.headings !== 1) this.note(`${this.path} has ${found.headings} headings of the first order`);
    if (found.wide) this.note(`${this.path} scrolls sideways`);
  }

  async find(selector) {
    const found = await this.page.$$(selector);
    for (const one of found) if (await one.evaluate((e) => e.checkVisibility())) return one;
    throw new Error(`${this.path} has nothing to see that is ${selector}`);
  }

  async has(selector) {
    return (await this.page.$(selector)) !== null;
  }

  async text(selector = "main") {
    return (await this.find(selector)).evaluate((one) => one.textContent.trim());
  }

  /// By the key Tab to something, as whoever has no mouse must.
  async reach(element) {
    for (let step = 0; step < 400; step += 1) {
      if (await element.evaluate((one) => one === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`${this.path}: cannot be reached by the keyboard: ${await element.evaluate((one) => one.outerHTML.slice(0, 120))}`);
  }

  async activate(element, key = "Enter") {
    if (!this.keyboard) return element.click();
    await this.reach(element);
    return this.page.keyboard.press(key);
  }

  /// Does something that leads to another page, and waits for that.
  async go(element, ...statuses) {
    let press = () => this.page.keyboard.press("Enter");
    if (this.keyboard) await this.reach(element);
    else {
      await element.scrollIntoView();
      const { x, y } = await element.clickablePoint();
      press = () => this.page.mouse.click(x, y);
    }
    await this.loaded(() => Promise.all([this.page.waitForNavigation({ waitUntil: "load" }), press()]));
    await this.arrived(...(statuses.length > 0 ? statuses : [200]));
  }

  /// Follows a link by where it leads.
  async follow(selector) {
    await this.go(await this.find(`a[href${selector}]`));
  }

  /// Presses the button of a form by where it is sent; `button` tells one of several, `form` one of several forms.
  async send(action, { button = "", form = "", statuses = [200] } = {}) {
    await this.go(await this.find(`form[action${action}]${form} button${button || ":not(.link)"}`), ...statuses);
  }

  async open(selector) {
    const summary = await this.find(`${selector} > summary`);
    const isOpen = await summary.evaluate((one) => one.parentElement.open);
    if (!isOpen) await this.activate(summary);
    if (!(await summary.evaluate((one) => one.parentElement.open))) this.note(`${this.path}: ${selector} does not open`);
  }

  async type(name, value) {
    const field = await this.find(`[name="${name}"]:not([type=hidden])`);
    if (this.keyboard) await this.reach(field);
    else await field.click();
    await field.evaluate((one) => (one.value = ""));
    await this.page.keyboard.type(value);
  }

  async day(name, year, month, day) {
    await this.type(`${name}-day`, String(day));
    await this.type(`${name}-month`, String(month));
    await this.type(`${name}-year`, String(year));
  }

  /// Chooses from a menu; without a value the first that is not empty.
  async choose(name, value) {
    const field = await this.find(`select[name="${name}"]`);
    const wanted = value ?? (await field.evaluate((one) => [...one.options].map((o) => o.value).find(Boolean) ?? ""));
    if (!this.keyboard) return field.select(wanted);
    await this.reach(field);
    const current = () => field.evaluate((one) => one.value);
    await this.page.keyboard.press("Home");
    for (let step = 0; step < 200 && (await current()) !== wanted; step += 1) await this.page.keyboard.press("ArrowDown");
    if ((await current()) !== wanted) throw new Error(`${this.path}: ${name} has no choice ${wanted}`);
    return undefined;
  }

  /// Ticks a box, or takes one of several.
  async pick(name, value) {
    const box = await this.find(`input[name="${name}"]${value === undefined ? "" : `[value="${value}"]`}`);
    if (await box.evaluate((one) => one.checked)) return;
    if (!this.keyboard) return void (await box.click());
    const radio = await box.evaluate((one) => one.type === "radio");
    if (!radio) return void (await this.activate(box, "Space"));
    // Of a group of radio buttons one is reached by Tab, the others by the arrows.
    const group = await this.page.$$(`input[name="${name}"]`);
    for (let step = 0; step < 400; step += 1) {
      if (await this.page.evaluate((name) => document.activeElement?.name === name, name)) break;
      await this.page.keyboard.press("Tab");
    }
    await this.page.keyboard.press("Space");
    for (let step = 0; step <= group.length && !(await box.evaluate((one) => one.checked)); step += 1) {
      await this.page.keyboard.press("ArrowDown");
    }
    if (!(await box.evaluate((one) => one.checked))) throw new Error(`${this.path}: ${name} ${value} is not chosen`);
  }

  /// A form that was sent with nothing says what is missing, at its top, with a way to each field.
  async refused() {
    if (this.status !== 422) this.note(`${this.path} takes a form with nothing in it (${this.status})`);
    const targets = await this.page.$$eval("main [role=alert] a[href^='#'], main .errors a[href^='#']", (all) => all.map((one) => one.hash));
    if (targets.length === 0) this.note(`${this.path} does not lead to what is wrong`);
    for (const target of targets) if (!(await this.has(target))) this.note(`${this.path} leads to ${target}, which is not there`);
  }

  async expect(condition, words) {
    if (!condition) this.note(`${this.path}: ${words}`);
  }
}
