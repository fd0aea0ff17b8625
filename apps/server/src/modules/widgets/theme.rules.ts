// Decisions about colours: customers choose them, visitors must be able to read what is on them.

import { readableOn } from "@parlo/ui";
import type { Settings } from "./settings.resource.ts";

type Theme = Settings["widget"]["theme"];

/** Every colour filled in, but for agents' messages without one of their own: those follow light and dark. */
export function readableTheme({ header, agent, visitor }: Theme): Theme {
  const visitorBackground = visitor.messageBackground || header.background;
  return {
    header: { background: header.background, text: readableOn(header.background, header.text) },
    agent: agent.messageBackground
      ? {
          messageBackground: agent.messageBackground,
          messageText: readableOn(agent.messageBackground, agent.messageText),
        }
      : { messageBackground: "", messageText: "" },
    visitor: {
      messageBackground: visitorBackground,
      messageText: readableOn(visitorBackground, visitor.messageText),
    },
  };
}
