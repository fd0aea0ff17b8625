// The page's title says how many messages wait while the page is in the background, and is the page's own again after.

const FLASH_MS = 1500;

let own = "";
let ours: string | undefined;
let timer = 0;

let shown = 0;

/** 0 gives the page its own back. */
export function flashTitle(count: number): void {
  if (count === shown) return;
  shown = count;
  clearInterval(timer);
  if (document.title === ours) document.title = own;
  ours = undefined;
  if (count === 0) return;
  const turn = () => {
    const isOurs = document.title === ours;
    // What the page wrote meanwhile is its own from now on.
    if (!isOurs) own = document.title;
    ours = `(${count}) ${own}`;
    document.title = isOurs ? own : ours;
  };
  turn();
  timer = window.setInterval(turn, FLASH_MS);
}
