// The emoji one writes to customers with, by group.

const split = (text: string) => text.split(" ");

export const emojiGroups = [
  {
    name: "faces",
    emoji: split(
      "🙂 😊 😀 😃 😄 😁 😆 😅 😂 🤣 😉 😍 🥰 😘 😋 😎 🤩 🤗 🤔 🤨 😐 😏 🙄 😬 😌 😴 😷 🤒 🤧 🥳 😕 🙁 😮 😳 🥺 😢 😭 😱 😞 😓 😩 😤 😡 🤯 🤝",
    ),
  },
  {
    name: "hands",
    emoji: split(
      "👍 👎 👌 ✌️ 🤞 🤙 👋 👏 🙌 🙏 💪 👉 👈 👆 👇 ✋ 🤚 🫶 ❤️ 🧡 💛 💚 💙 💜 🖤 🤍 💔 ✨ ⭐ 🌟 🔥 💯 🎉 🎊",
    ),
  },
  {
    name: "things",
    emoji: split(
      "📦 🚚 🛒 🛍️ 🎁 💳 💶 💵 🧾 📄 📎 📧 📞 📱 💻 🖥️ 🖨️ 📷 🔧 🛠️ ⚙️ 🔑 🔒 🔓 💡 🔔 📅 ⏰ ⏳ 📍 🗺️ 🏠 🏢 ☕ 🍽️ 🍕 🍰 🌱 🌸 🌞 🌧️ ❄️ 🚗 ✈️ 🐶 🐱",
    ),
  },
  {
    name: "signs",
    emoji: split("✅ ☑️ ✔️ ❌ ❗ ❓ ⚠️ ℹ️ 🆗 🆕 🔝 🔜 ➡️ ⬅️ ⬆️ ⬇️ 🔄 ➕ ➖ 🟢 🟡 🟠 🔴 🔵 ⚪ ⚫ 1️⃣ 2️⃣ 3️⃣"),
  },
] as const;

const key = "parlo.emoji";
const KEPT = 16;

export function recentEmoji(): string[] {
  return (localStorage.getItem(key) ?? "").split(" ").filter(Boolean);
}

export function keepRecent(emoji: string): void {
  const recent = [emoji, ...recentEmoji().filter((one) => one !== emoji)];
  localStorage.setItem(key, recent.slice(0, KEPT).join(" "));
}
