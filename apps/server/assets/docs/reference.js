// The little the reference does in the browser: theme, search, copy buttons, and sending the example call. Pages are
// complete without it.

const THEME = "parlo.theme";
const root = document.documentElement;

// Runs before the first paint; the choice is shared with the dashboard.
applyTheme(read(THEME));

document.addEventListener("DOMContentLoaded", () => {
  themeButton();
  search();
  showCurrent();
  copyButtons();
  rememberTabs();
  for (const form of document.querySelectorAll("form[data-try]")) tryIt(form);
});

function applyTheme(choice) {
  if (choice === "light" || choice === "dark") root.dataset.theme = choice;
  else delete root.dataset.theme;
}

function themeButton() {
  const button = document.querySelector("[data-theme-button]");
  if (!button) return;
  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  button.hidden = false;
  button.addEventListener("click", () => {
    const choice = isDark() ? "light" : "dark";
    write(THEME, choice);
    applyTheme(choice);
  });
}

/** `/` goes to the search; what is typed narrows the menu; Enter opens what is named so, else the first that is left. */
function search() {
  const input = document.getElementById("search");
  const menu = document.querySelector(".menu-list");
  if (!input || !menu) return;
  input.closest("label").hidden = false;
  const entries = [...menu.querySelectorAll("li")].map((item) => ({
    item,
    text: `${item.textContent.toLowerCase()} ${item.dataset.words}`,
  }));
  const narrow = () => {
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const { item, text } of entries) item.hidden = !wanted.every((word) => text.includes(word));
    for (const section of menu.querySelectorAll("section"))
      section.hidden = !section.querySelector("li:not([hidden])");
    menu.querySelector(".nothing").hidden = entries.some(({ item }) => !item.hidden);
    menu.scrollTop = 0;
  };
  const best = () => {
    const left = entries.filter(({ item }) => !item.hidden).map(({ item }) => item);
    const wanted = input.value.trim().toLowerCase();
    return left.find((item) => item.textContent.toLowerCase().includes(wanted)) ?? left[0];
  };
  input.addEventListener("input", narrow);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") best()?.querySelector("a").click();
    if (event.key === "ArrowDown") {
      event.preventDefault();
      menu.querySelector("li:not([hidden]) a")?.focus();
    }
    if (event.key === "Escape") {
      input.value = "";
      narrow();
      input.blur();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, [contenteditable]")) return;
    event.preventDefault();
    if (getComputedStyle(input).visibility === "hidden" || input.offsetParent === null)
      location.hash = "menu";
    input.focus();
    input.select();
  });
}

function showCurrent() {
  const menu = document.querySelector(".menu-list");
  const current = menu?.querySelector('[aria-current="page"]');
  if (current) menu.scrollTop = current.offsetTop - menu.offsetTop - menu.clientHeight / 3;
}

function copyButtons() {
  for (const figure of document.querySelectorAll("[data-code]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      const shown = [...figure.querySelectorAll("pre")].find((pre) => pre.offsetParent !== null);
      button.textContent = (await copy(shown?.textContent ?? "")) ? "Copied" : "Press Ctrl-C";
      setTimeout(() => {
        button.textContent = "Copy";
      }, 1500);
    });
    figure.querySelector("figcaption").append(button);
  }
}

/** Without HTTPS there is no clipboard: the text is selected instead. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The language last chosen is the one shown on every page. */
function rememberTabs() {
  const key = "parlo.docs.language";
  const choose = (language) => {
    for (const input of document.querySelectorAll("[data-tabs] > input"))
      if (input.value === language) input.checked = true;
  };
  choose(read(key));
  for (const input of document.querySelectorAll("[data-tabs] > input"))
    input.addEventListener("change", () => {
      write(key, input.value);
      choose(input.value);
    });
}

const SHOWN_HEADERS = ["x-request-id", "ratelimit", "retry-after", "idempotency-replayed"];

function tryIt(form) {
  const reply = form.querySelector(".try-reply");
  form.closest("details").hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    form.setAttribute("aria-busy", "true");
    const startedMs = performance.now();
    try {
      const response = await fetch(`/v1/${form.dataset.try}`, {
        method: "POST",
        headers: headersOf(form),
        body: form.elements.body.value.trim() || "{}",
        credentials: form.elements.key?.value || form.elements.visitor ? "omit" : "same-origin",
      });
      const text = await response.text();
      const tookMs = Math.round(performance.now() - startedMs);
      show(
        reply,
        `${response.status} ${response.statusText} · ${tookMs} ms`,
        response.ok,
        response.headers,
        text,
      );
    } catch {
      show(reply, "The server could not be reached.", false, new Headers(), "");
    }
    button.disabled = false;
    form.removeAttribute("aria-busy");
  });
}

function headersOf(form) {
  const key = form.elements.key?.value.trim();
  const visitor = form.elements.visitor?.value.trim();
  return {
    "content-type": "application/json",
    ...(key ? { authorization: `Basic ${btoa(`${key}:`)}` } : {}),
    ...(visitor ? { authorization: `Bearer ${visitor}` } : {}),
  };
}

function show(reply, status, isGood, headers, text) {
  reply.hidden = false;
  const line = reply.querySelector(".try-status");
  line.textContent = status;
  line.classList.toggle("bad", !isGood);
  const list = reply.querySelector(".try-headers");
  list.replaceChildren(
    ...SHOWN_HEADERS.filter((name) => headers.has(name)).flatMap((name) => {
      const term = document.createElement("dt");
      const value = document.createElement("dd");
      term.textContent = name;
      value.textContent = headers.get(name);
      return [term, value];
    }),
  );
  reply.querySelector("code").textContent = pretty(text);
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}
