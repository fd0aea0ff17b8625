// The demo shop's own script: a basket, and pages of the collection that change without being loaded anew.

const KEPT = "bottega-aurora-basket";

function basket() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "{}");
  } catch {
    return {};
  }
}

function keep(goods) {
  localStorage.setItem(KEPT, JSON.stringify(goods));
  showCount();
}

function showCount() {
  const count = Object.values(basket()).reduce((sum, one) => sum + one, 0);
  const mark = document.querySelector("[data-count]");
  if (!mark) return;
  mark.hidden = count === 0;
  mark.textContent = String(count);
}

function showBasket() {
  const place = document.querySelector("[data-basket]");
  const source = document.querySelector("#goods");
  if (!place || !source) return;
  const { goods, said } = JSON.parse(source.textContent);
  const price = new Intl.NumberFormat(said.locale, { style: "currency", currency: "EUR" });
  const chosen = Object.entries(basket()).flatMap(([slug, count]) => {
    const one = goods.find((candidate) => candidate.slug === slug);
    return one ? [{ ...one, count }] : [];
  });
  place.replaceChildren();
  if (chosen.length === 0) {
    place.append(part("p", "soft", said.empty));
    return;
  }
  for (const one of chosen) {
    const line = part("div", "line", "");
    // Drawn by this shop's own server, with no word of anybody's in it.
    line.innerHTML = one.picture;
    const name = part("div", "", `${one.count} × ${one.name}`);
    const away = part("button", "", said.remove);
    away.addEventListener("click", () => {
      const { [one.slug]: _gone, ...rest } = basket();
      keep(rest);
      showBasket();
    });
    name.append(document.createElement("br"), away);
    line.append(name, part("span", "price", price.format((one.cents * one.count) / 100)));
    place.append(line);
  }
  const items = chosen.reduce((sum, one) => sum + one.cents * one.count, 0);
  const delivery = items >= 8000 ? 0 : 650;
  place.append(
    sum(said.subtotal, price.format(items / 100)),
    sum(said.delivery, delivery === 0 ? said.free : price.format(delivery / 100)),
    sum(said.total, price.format((items + delivery) / 100), "total"),
  );
}

function part(name, className, text) {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

function sum(label, value, more = "") {
  const line = part("p", `sum ${more}`, "");
  line.append(part("span", "", label), part("span", "price", value));
  return line;
}

/** Another page of the collection in place of this one. */
async function goTo(address, remember) {
  const reply = await fetch(address);
  if (!reply.ok) {
    location.assign(address);
    return;
  }
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  document.title = page.title;
  document.querySelector("main")?.replaceWith(page.querySelector("main") ?? "");
  document.querySelector("[hreflang]")?.replaceWith(page.querySelector("[hreflang]") ?? "");
  if (remember) {
    history.pushState({ soft: true }, "", address);
    scrollTo(0, 0);
  }
  showBasket();
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  const link = target?.closest("a[data-soft]");
  if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    void goTo(link.href, true);
  }
  const add = target?.closest("[data-add]");
  if (add) {
    const { add: slug, said } = add.dataset;
    keep({ ...basket(), [slug]: (basket()[slug] ?? 0) + 1 });
    add.textContent = `✓ ${said}`;
  }
  if (target?.closest("[data-ask]")) window.Tawk_API?.maximize?.();
});
document.addEventListener("submit", (event) => {
  event.preventDefault();
  const said = event.target.querySelector("[role=status]");
  if (said) said.textContent = event.target.dataset.pay ?? "";
});
addEventListener("popstate", () => void goTo(location.href, false));
showCount();
showBasket();
