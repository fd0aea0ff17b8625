// Starts the dashboard: styles, language, then the router.

import "@fontsource-variable/inter/index.css";
import "virtual:tokens.css";
import "./mantine.css";
import "./base.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "./api/calls.ts";
import { startLanguage } from "./i18n/i18n.ts";
import { router } from "./routes/router.ts";
import { followTheme, themeChoice } from "./shell/theme-choice.ts";
import { cssVariables, theme } from "./theme.ts";

followTheme();
await startLanguage();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      colorSchemeManager={themeChoice}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
