// The methods of Tawk_API. What is given to them is checked where it is sent from (extras/checks.ts).

import { answerTo, extend } from "./api.ts";
import { config } from "./config.ts";
import { more } from "./extras.ts";
import { spotOf } from "./launcher.ts";
import * as visitor from "./visitor.ts";
import * as widget from "./widget.ts";

export function extendApi(): void {
  extend({
    start: widget.start,
    shutdown: widget.shutdown,
    maximize: () => widget.want("open"),
    minimize: () => widget.want("closed"),
    toggle: () => widget.want(widget.state === "open" ? "closed" : "open"),
    popup: widget.popup,
    showWidget: widget.show,
    hideWidget: () => widget.want("hidden"),
    toggleVisibility: () => (widget.state === "hidden" ? widget.show() : widget.want("hidden")),
    getWindowType: () => (widget.isFixed ? "embed" : (widget.settings.type ?? "inline")),
    getStatus: () => widget.status ?? "offline",
    isChatMaximized: () => widget.state === "open",
    isChatMinimized: () => widget.state === "closed",
    isChatHidden: () => widget.state === "hidden",
    isChatOngoing: () => widget.chat.ongoing,
    isVisitorEngaged: () => widget.chat.engaged,
    widgetPosition: () => spotOf(widget.now()).position,
    logout(...given: unknown[]) {
      widget.forget();
      answerTo(given)();
    },
    switchWidget(...given: unknown[]) {
      const done = answerTo(given);
      more(({ loadOther }) => loadOther(config, given[0], done, widget.leave), done);
    },
  });
  for (const call of ["setAttributes", "addEvent", "addTags", "removeTags", "login", "endChat"] as const)
    extend({
      [call](...given: unknown[]) {
        const done = answerTo(given);
        more(({ ask }) => ask(call, given, done, visitor.mayStore && widget.send), done);
      },
    });
}
