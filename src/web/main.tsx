import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { applySettings } from "./app/settings.ts";
import { client } from "./data/queries.ts";
import { router } from "./router.tsx";
import "./parts/tokens.css";
import "./parts/base.css";
import "./parts/parts.css";
import "./parts/forced-colors.css";

const place = document.getElementById("root");
if (place === null) throw new Error("the page has no place for the workbench");
// no await here: the file of a language may want something of this one, and would wait for it for ever
void applySettings().then(() =>
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  ),
);
