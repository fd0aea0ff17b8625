// Passwords of the seeded cast, as the demo prints them.

export const PASSWORDS = {
  owner: "terracotta-ocra-1",
  agent: "smalto-turchese-2",
  newcomer: "argilla-rossa-3",
  stranger: "walnut-drawer-4",
  guest: "tornio-lento-5",
  guarded: "cobalto-lucido-5",
};
