// Modules that exist only in the build.

declare module "virtual:tokens.css";
declare module "@fontsource-variable/inter/index.css";
